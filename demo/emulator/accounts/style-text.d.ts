/** A style sheet as text, as vite imports it. */
declare module '*.css?raw' {
  const text: string;
  export default text;
}
