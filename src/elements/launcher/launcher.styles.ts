/** The styles of `<spaces-launcher>`: plain text, because Lit is not there before the click. The tokens are those of `ui/tokens.styles.ts`. */
export const launcherStyles = `
:host {
  all: initial;
  color-scheme: inherit;
  position: fixed;
  z-index: 2147483000;
  inset-block-end: calc(20px + env(safe-area-inset-bottom));
  inset-inline-end: calc(20px + env(safe-area-inset-right));
  font-family: var(--spaces-font, inherit);
  font-size: var(--spaces-font-size, inherit);
  font-weight: 500;
  line-height: 1.4;
  --_accent: var(--spaces-accent, light-dark(#1f5fbf, #8ab4f8));
  --_accent-strong: var(--spaces-accent-strong, light-dark(#174a96, #b0ccfb));
  --_on-accent: var(--spaces-on-accent, light-dark(#fff, #0d1a30));
}
:host([hidden]) { display: none; }
.bubble {
  all: unset;
  box-sizing: border-box;
  display: grid;
  place-items: center;
  width: 56px;
  height: 56px;
  border: 1px solid transparent;
  border-radius: 50%;
  background: var(--_accent);
  color: var(--_on-accent);
  box-shadow: 0 2px 6px rgb(0 0 0 / 0.2), 0 8px 24px rgb(0 0 0 / 0.16);
  cursor: pointer;
}
.bubble:hover { background: var(--_accent-strong); }
.bubble:focus-visible { outline: 3px solid var(--spaces-focus, var(--_accent)); outline-offset: 3px; }
svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.badge {
  position: absolute;
  inset-block-start: -4px;
  inset-inline-end: -4px;
  box-sizing: border-box;
  min-width: 22px;
  padding: 0 6px;
  border-radius: 11px;
  background: light-dark(#b3261e, #ff9d94);
  color: light-dark(#fff, #3b0907);
  font-size: 12px;
  line-height: 22px;
  text-align: center;
}
[hidden] { display: none !important; }
p {
  position: absolute;
  inset-block-end: 68px;
  inset-inline-end: 0;
  box-sizing: border-box;
  width: max-content;
  max-width: min(280px, 100vw - 40px);
  margin: 0;
  padding: 12px 16px;
  border: 1px solid var(--spaces-border, light-dark(#dde1e8, #353b47));
  border-radius: 12px;
  background: var(--spaces-surface, light-dark(#fff, #17191e));
  color: var(--spaces-text, light-dark(#1b1f27, #eceef2));
  box-shadow: 0 2px 6px rgb(0 0 0 / 0.2);
}
p:empty { display: none; }
dialog {
  position: fixed;
  inset: auto;
  inset-block-end: calc(88px + env(safe-area-inset-bottom));
  inset-inline-end: calc(20px + env(safe-area-inset-right));
  box-sizing: border-box;
  width: min(400px, 100vw - 40px);
  height: min(640px, 100dvh - 108px);
  max-width: none;
  max-height: none;
  margin: 0;
  padding: 0;
  overflow: clip;
  border: 1px solid var(--spaces-border, light-dark(#dde1e8, #353b47));
  border-radius: var(--spaces-radius, 16px);
  background: var(--spaces-surface, light-dark(#fff, #17191e));
  color: var(--spaces-text, light-dark(#1b1f27, #eceef2));
  box-shadow: 0 12px 48px rgb(0 0 0 / 0.24);
}
dialog:modal {
  inset: 0;
  inset-block-start: var(--_top, 0);
  width: 100%;
  height: var(--_height, 100dvh);
  border: 0;
  border-radius: 0;
}
dialog > * { height: 100%; }
@media (forced-colors: active) {
  .badge { border: 1px solid; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog:popover-open { animation: rise 160ms ease-out; }
}
@keyframes rise { from { opacity: 0; translate: 0 12px; } }
@media print { :host { display: none; } }
`;
