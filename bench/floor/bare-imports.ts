// The floor of a start: what a bot cannot do without is loaded, and nothing done with it.
import 'botbuilder';
import 'restify';

process.stdout.write('ready\n');
