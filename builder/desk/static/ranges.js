/* How many, in words. */
import { t } from "./words.js";

export const range = ({ min, max }) => {
  if (min && min === max) return min;
  return [min && t("%(n)s or more", { n: min }), max && t("up to %(n)s", { n: max })].filter(Boolean).join(", ");
};
