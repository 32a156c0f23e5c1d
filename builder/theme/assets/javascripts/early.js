/* What Material writes into each page, so that pages need no script within them: settings that a browser
   keeps, and the colours that a reader chose, put on before anything is seen. It is a template. */
const __md_scope = new URL("/", location);
const __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
const __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
const __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {}
};
{%- if config.theme.palette and config.theme.palette is not mapping %}
(() => {
  const color = __md_get("__palette")?.color;
  if (!color) return;
{%- if config.theme.palette | selectattr("media", "equalto", "(prefers-color-scheme)") | list %}
  if (color.media === "(prefers-color-scheme)") {
    const wish = `(prefers-color-scheme: ${matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"})`;
    const palette = {{ config.theme.palette | tojson }};
    const { media, scheme = "default", primary = "indigo", accent = "indigo" } = palette.find((one) => one.media === wish) ?? palette[0];
    Object.assign(color, { media, scheme, primary, accent });
  }
{%- endif %}
  for (const [key, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${key}`, value);
})();
{%- endif %}
