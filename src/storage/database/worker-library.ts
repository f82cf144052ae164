// First of all: graphile-worker asks for the home folder while it loads.
import '../embedded/home-folder.js';

export * from 'graphile-worker';
