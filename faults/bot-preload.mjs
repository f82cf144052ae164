// Loaded into the bot's process before the bot: its wall clock can be set, and it ends with whoever started it.
// Timers and performance.now() go on as they do when an operator or NTP sets the clock.
const RealDate = Date;
let shiftMs = 0;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});

process.on('message', (message) => {
  shiftMs = message.shiftMs;
});
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The bot has to end by itself.
process.channel?.unref();
