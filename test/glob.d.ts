declare module 'glob:*';
