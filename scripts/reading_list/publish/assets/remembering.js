// Values that are worked out once.

/**
 * Return *make*, which makes its value when it is first asked for.
 * @template Value
 * @param {() => Value} make
 * @returns {() => Value}
 */
export function once(make) {
  /** @type {Value | undefined} */
  let value;
  return () => (value ??= make());
}

/**
 * Return *make*, which remembers what it made of each key.
 * @template Key, Value
 * @param {(key: Key) => Value} make
 * @returns {(key: Key) => Value}
 */
export function remembered(make) {
  /** @type {Map<Key, Value>} */
  const known = new Map();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}
