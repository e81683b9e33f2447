import 'glob:./e2e';
