// `npm run fuzz`: many times the cases of `npm test`, unless somebody says how many.
process.env['SEATWISE_FUZZ_CASES'] ??= '100000';
