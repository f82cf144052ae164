import { parseMarkdown } from './markdown.js';

function element(name, children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function inlineNodes(nodes) {
  return nodes.map((node) => {
    switch (node.kind) {
      case 'text':
        return document.createTextNode(node.text);
      case 'strong':
        return element('strong', inlineNodes(node.children));
      case 'emphasis':
        return element('em', inlineNodes(node.children));
      case 'strike':
        return element('s', inlineNodes(node.children));
      case 'break':
        return document.createElement('br');
      case 'code':
        return element('code', [node.text]);
      case 'mention': {
        const mention = element('span', [node.text]);
        mention.className = 'mention';
        return mention;
      }
      case 'link': {
        const link = element('a', inlineNodes(node.children));
        link.href = node.href;
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
        return link;
      }
      default:
        throw new Error(`unknown inline ${node.kind}`);
    }
  });
}

function blockNodes(blocks) {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return element('p', inlineNodes(block.children));
      case 'preformatted':
        return element('pre', [block.text]);
      case 'quote':
        return element('blockquote', blockNodes(block.children));
      case 'list': {
        const items = block.items.map((item) => element('li', inlineNodes(item)));
        const list = element(block.start === undefined ? 'ul' : 'ol', items);
        if (block.start !== undefined) list.start = block.start;
        return list;
      }
      default:
        throw new Error(`unknown block ${block.kind}`);
    }
  });
}

/** Markdown as DOM nodes. Outside text only ever becomes text nodes and checked link addresses. */
export function renderMarkdown(text, profile) {
  return blockNodes(parseMarkdown(text, profile));
}

/** The same as HTML text, for the card renderer, which takes no nodes. */
export function markdownToHtml(text, profile) {
  return element('div', renderMarkdown(text, profile)).innerHTML;
}
