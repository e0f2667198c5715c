// Methods of texts.
const t = 'Hello, Wörld 😀!';
print(t.length, t.at(-1), t.at(99), t.charAt(1), t.charAt(99), t.charCodeAt(7), t.charCodeAt(-1));
print(t.codePointAt(13), t.codePointAt(99), 'abc'.concat(1, null, undefined));
print(
  t.endsWith('!'), t.endsWith('Wör', 10), t.endsWith('x'), t.includes('lo'),
  t.includes('lo', 4),
);
print(
  t.indexOf('l'), t.indexOf('l', 4), t.indexOf('', 99), t.indexOf('zz'), t.lastIndexOf('l'),
  t.lastIndexOf('l', 5), t.lastIndexOf(''), 'a'.lastIndexOf('abc'),
);
print('5'.padStart(3, '0'), '5'.padEnd(4, 'ab'), 'abc'.padStart(2), 'x'.padStart(3) + '|');
print('ab'.repeat(3), 'ab'.repeat(0) + '|');
print(
  'a-b-a'.replace('a', 'x'), 'a-b-a'.replaceAll('a', '[$&]$$'), 'abc'.replaceAll('', '.'),
  'abc'.replace('z', 'y'),
);
print(
  t.slice(0, 5), t.slice(-4, -1), t.slice(3, 1) + '|', t.slice(2), t.substring(5, 0),
  t.substring(-3, 2), t.substring(4),
);
print(
  'a,b,,c'.split(','), 'abc'.split(''), 'abc'.split(), 'a,b,c'.split(',', 2), ''.split(','),
  ''.split(''),
);
print(' \t\n x y \u{FEFF}'.trim() + '|', '  x '.trimStart() + '|', '  x '.trimEnd() + '|');
print('Straße'.toUpperCase(), 'ÀB'.toLowerCase());
print('abc'.startsWith('b', 1), 'abc'.startsWith('c'));
print(
  String(1.5), String(null), String(undefined), String(true), String(10n),
  String([1, [2, 3], null]), String({}), String(),
);
print(String.fromCharCode(72, 105, 0x10041), String.fromCodePoint(128512, 65));
print(new String('abc'), typeof new String('a'), new String('ab').length, new String('x') + 'y');
const fails = [
  () => 'a'.repeat(-1), () => 'a'.repeat(Infinity), () => String.fromCodePoint(-1),
  () => String.prototype.trim.call(null), () => String.prototype.toString.call(1),
];
for (const fail of fails) {
  try { print(fail()) } catch (error) { print(error.name, error.message) }
}
print('abc' < 'abd', 'a' < 'B', '10' < '9', '10' < 9, [] + {}, 'b' + 'a' + +'a' + 'a');
