import './e2e/hooks';
import 'glob:./e2e';
