/** For what is made once and used by many specs; removed at the end of the run. */
export function testRunDir(): string {
  const dir = process.env['SEATWISE_TEST_RUN'];
  if (dir === undefined) throw new Error('mocha was started without test/setup.ts');
  return dir;
}
