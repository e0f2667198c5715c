// Calls on top of each other come to an end, and what comes then can be caught.
function deep() {
  return deep() + 1;
}
try {
  deep();
} catch (error) {
  print(error.name, error.message, error instanceof RangeError);
}
const forever = () => forever();
try {
  forever();
} catch (error) {
  print(error.message);
}
class Tower {
  constructor() {
    this.next = new Tower();
  }
}
try {
  new Tower();
} catch (error) {
  print(error.message);
}
