// Compiles the styles and joins the scripts into goldenthread/core/static/built,
// and puts the font of printed papers where goldenthread/reports/fonts.py looks for it.
// Run by `npm run build`; quiet unless something fails.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compile } from "sass";

const root = join(import.meta.dirname, "..");
const own = join(root, "assets");
const modules = join(root, "node_modules");
const built = join(root, "goldenthread/core/static/built");

rmSync(built, { recursive: true, force: true });
mkdirSync(built, { recursive: true });
writeFileSync(join(built, "app.css"), styles());
writeFileSync(join(built, "app.js"), script());
copyFileSync(join(own, "favicon.svg"), join(built, "favicon.svg"));
copyFont();

function copyFont() {
  const arimo = join(modules, "@expo-google-fonts/arimo");
  const fonts = join(root, "goldenthread/reports/typst/fonts");
  mkdirSync(fonts, { recursive: true });
  for (const file of ["400Regular/Arimo_400Regular.ttf", "700Bold/Arimo_700Bold.ttf", "LICENSE_FONT"])
    copyFileSync(join(arimo, file), join(fonts, basename(file)));
}

function styles() {
  const { css } = compile(join(own, "app.scss"), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
  });
  if (css.includes("url(") || css.includes("GDS Transport")) throw new Error("A font or picture that is not ours");
  return css;
}

/** One file: the names of static files are hashed, so a module could not find another. */
function script() {
  const govuk = readFileSync(join(modules, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
  const exported = /export\{[^}]*\binitAll\b[^}]*\};?\s*(\/\/# sourceMappingURL=.*)?\s*$/;
  if (!exported.test(govuk)) throw new Error("GOV.UK Frontend no longer exports initAll by that name");
  const ours = readFileSync(join(own, "app.js"), "utf8");
  return ours.replace('import { initAll } from "govuk-frontend";\n', () => `${govuk.replace(exported, "")}\n`);
}
