import type { FileQuestion } from '../domain/files/file-question.js';
import type { Command } from './catalogue.js';

/** The command that answers a question in words. */
export function commandOfQuestion(question: FileQuestion): Command {
  switch (question.kind) {
    case 'customer':
      return { name: question.view, customer: question.customer };
    case 'portfolio':
      return { name: question.order === 'money' ? 'portfolio-by-money' : 'portfolio' };
    case 'customers':
      return { name: 'customers', question: question.question };
  }
}

/** The question of a command that tables answer; undefined for one that only words answer, or that changes something. */
export function fileQuestionOf(command: Command): FileQuestion | undefined {
  switch (command.name) {
    case 'license-usage':
    case 'unused-licenses':
    case 'renewals':
      return { kind: 'customer', view: command.name, customer: command.customer };
    case 'portfolio':
      return { kind: 'portfolio', order: 'seats' };
    case 'portfolio-by-money':
      return { kind: 'portfolio', order: 'money' };
    case 'customers':
      return { kind: 'customers', question: command.question };
    case 'trend':
    case 'plan':
    case 'watch':
    case 'watches':
    case 'unwatch':
    case 'digest':
    case 'report':
    case 'alerts':
    case 'snooze':
    case 'send-test-alert':
    case 'language':
    case 'help':
    case 'greeting':
    case 'thanks':
    case 'status':
    case 'operations-here':
    case 'cost-prices-here':
    case 'list-prices-here':
      return undefined;
  }
}
