import { say } from './words.js';

function makeButton(className, text, onClick) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = text;
  button.addEventListener('click', () => onClick(button));
  return button;
}

/** The example lines; `onChoose` gets the chosen one. */
export function drawPrompts(box, lines, onChoose) {
  const label = document.createElement('span');
  label.className = 'prompts-label';
  label.textContent = say('page.try');
  box.replaceChildren(label, ...lines.map((line) => makeButton('prompt', line, () => onChoose(line))));
}

/** "Seatwise is typing", or nothing. */
export function drawTyping(box, botName, isTyping) {
  box.replaceChildren();
  if (!isTyping) return;
  const dots = document.createElement('span');
  dots.className = 'typing-dots';
  dots.append(...[1, 2, 3].map(() => document.createElement('i')));
  box.append(dots, say('typing', { name: botName }));
}

/** The demo's extra buttons; each rests while it runs. `run(id)` resolves to a sentence. */
export function drawControls(box, controls, { locale, run, notify }) {
  box.hidden = controls.length === 0;
  const start = async (id, button) => {
    button.disabled = true;
    try {
      notify(await run(id));
    } catch (error) {
      notify(error.message);
    }
    button.disabled = false;
    button.focus();
  };
  box.replaceChildren(
    box.querySelector('legend'),
    ...controls.map(({ id, label, labels }) =>
      makeButton('quiet-button', labels?.[locale] ?? label, (button) => start(id, button)),
    ),
  );
}

/** The words of an empty conversation; hidden once it has messages. */
export function drawWelcome(box, conversation, { botName, isEmpty }) {
  box.hidden = !isEmpty;
  if (!isEmpty) return;
  const { conversationType, name } = conversation;
  const isPersonal = conversationType === 'personal';
  box.querySelector('h2').textContent = isPersonal ? say('welcome.title') : name;
  box.querySelector('p').textContent = say(`welcome.${conversationType}`, { name: botName });
}
