import { begins, closeAll } from './workbench';

beforeEach(function () {
  begins(this.currentTest);
});

after(closeAll);
