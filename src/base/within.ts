/**
 * What work brings in time, in milliseconds; after that what `late` brings or throws. Nothing is ended: late work goes
 * on, and its failure is nobody's.
 */
export async function within<Value, Late>(
  ms: number,
  work: Promise<Value>,
  late: () => Late,
): Promise<Value | Late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), tooLate]);
    return first === 'late' ? late() : first.value;
  } finally {
    clearTimeout(timer);
  }
}
