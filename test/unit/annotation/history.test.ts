import assert from 'node:assert/strict';
import { History, type Change } from '../../../src/annotation';

const reading = (start: number): Change => ({
  read: [{ start, end: start + 1, before: false, after: true }],
});
const unreading = (start: number): Change => ({
  read: [{ start, end: start + 1, before: true, after: false }],
});

/** As the session does it: says which text there is, then adds what was done in it. */
function perform(history: History, text: string, change: Change): void {
  history.textIs(text);
  history.add({ change, text });
}

describe('The history of operations', () => {
  it('undoes the newest first and does them again in order', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    perform(history, 'T', reading(2));
    assert.deepEqual(history.undo, unreading(2));
    history.undid();
    assert.deepEqual(history.undo, unreading(1));
    history.undid();
    assert.equal(history.undo, undefined);
    assert.deepEqual(history.redo, reading(1));
    history.redid();
    assert.deepEqual(history.redo, reading(2));
    history.redid();
    assert.equal(history.redo, undefined);
    assert.deepEqual(history.undo, unreading(2));
  });

  it('forgets what was undone when something new is done', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    history.undid();
    perform(history, 'T', reading(2));
    assert.equal(history.redo, undefined);
  });

  it('has nothing to undo after typing, until the typing is undone', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    history.typed();
    assert.equal(history.undo, undefined);
    history.textIs('half undone');
    assert.equal(history.undo, undefined);
    history.textIs('T');
    assert.deepEqual(history.undo, unreading(1));
  });

  it('leaves a text that was typed back to what it was to the editor', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    history.typed();
    history.typed();
    assert.equal(history.undo, undefined);
  });

  it('undoes what was done after typing, then leaves the typing to the editor', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    history.typed();
    perform(history, 'U', reading(2));
    assert.deepEqual(history.undo, unreading(2));
    history.undid();
    assert.equal(history.undo, undefined);
    assert.deepEqual(history.redo, reading(2));
    history.textIs('T');
    assert.equal(history.redo, undefined);
    assert.deepEqual(history.undo, unreading(1));
    history.textIs('U');
    assert.deepEqual(history.redo, reading(2));
  });

  it('does not do again what was undone before something was typed', () => {
    const history = new History();
    perform(history, 'T', reading(1));
    history.undid();
    history.typed();
    history.textIs('T');
    assert.equal(history.redo, undefined);
  });
});
