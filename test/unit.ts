import 'glob:./unit';
