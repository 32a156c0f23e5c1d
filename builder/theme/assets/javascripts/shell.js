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
/* What is the same on every page and no use without a script: a browser loads it once. Material's bundle
   runs right after it, and finds it as if the page had had it. It is a template. */
(() => {
  "use strict";
  const root = new URL("../../", document.currentScript.src);
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

  /* An address may point to a tab within the page. */
  const choose = () => {
    const tab = document.getElementById(location.hash.slice(1));
    if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;
  };
  document.addEventListener("DOMContentLoaded", () => window.document$?.subscribe(choose));
})();
