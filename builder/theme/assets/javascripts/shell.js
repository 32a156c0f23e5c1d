{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- set search = config.plugins["material/search"] -%}
{#- It stands where Material's header has it. -#}
{%- set header -%}
  {%- if config.theme.palette and config.theme.palette is not mapping %}{% include "partials/palette.html" %}{% endif -%}
  {%- if search and search.config.enabled -%}
    <label class="md-header__button md-icon" for="__search">{% include ".icons/" ~ (config.theme.icon.search or "material/magnify") ~ ".svg" %}</label>
    {%- include "partials/search.html" -%}
  {%- endif -%}
{%- endset -%}
{#- Material's dialog has no accessible name, and a link that is a script. -#}
{%- set header = header
  | replace('<div class="md-search" data-md-component="search" role="dialog"', '<div class="md-search" data-md-component="search" role="dialog" aria-label="' ~ lang.t("search") ~ '"')
  | replace('href="javascript:void(0)"', 'href="#__search"') -%}
{%- set keys = ["clipboard.copy", "clipboard.copied", "search.result.placeholder", "search.result.none", "search.result.one", "search.result.other", "search.result.more.one", "search.result.more.other", "search.result.term.missing", "select.version"] -%}
{%- set translations = {} -%}
{%- for key in keys %}{% set _ = translations.update({key: lang.t(key)}) %}{% endfor -%}
/* What Material writes into each page, so that pages need no script within them: settings that a browser
   keeps, and the colours that a reader chose, put on before anything is seen. */
const __md_scope = new URL("/", location);
// A browser that is to keep nothing refuses to hand out its store.
const __md_get = (key, store, scope = __md_scope) => {
  try {
    return JSON.parse((store ?? localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {}
};
const __md_set = (key, value, store, scope = __md_scope) => {
  try {
    (store ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
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
/* What is the same on every page and no use without a script: a browser loads it once. The page is read
   then, and Material's bundle, which is deferred, has not run: it finds this as if the page had had it. */
const source = document.currentScript.src;
document.documentElement.classList.add("ar-scripted");
/* The drawer is drawn when somebody opens it. */
document.getElementById("__drawer").addEventListener("change", () => {
  document.body.append(Object.assign(document.createElement("script"), { src: new URL("drawer.js", source) }));
}, { once: true });
document.addEventListener("readystatechange", () => {
  "use strict";
  const root = new URL("../../", source);
  const config = {{ {
    "features": features,
    "translations": translations,
    "annotate": config.extra.annotate or none,
    "tags": config.extra.tags or none,
    "version": config.extra.version or none,
  } | tojson }};
  config.base = root.href;
  config.search = new URL("{{ search_worker }}", root).href;
  const data = Object.assign(document.createElement("script"), { id: "__config", type: "application/json" });
  data.textContent = JSON.stringify(config);
  document.body.append(data);
  document.querySelector(".md-header__title")?.insertAdjacentHTML("afterend", {{ header.split() | join(" ") | replace("> <", "><") | tojson | replace("\\u003c", "<") | replace("\\u003e", ">") }});

{% include "assets/javascripts/search.js" %}
}, { once: true });
