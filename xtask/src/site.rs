//! The site from its sources: what Trunk builds, made small, named by content, prerendered and kept offline.
//!
//! The same sources give the same bytes. `dist` is replaced at the end, whole or not at all.

use crate::files::{self, ContentName, integrity};
use crate::step::{Steps, run};
use crate::tools::{self, Tools};
use crate::{folders, headers, links, sizes, styles, worker};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// Stands in every page for the name of the build until that is known.
const BUILD: &str = "@@calfcheck-build@@";

/// What rustc 1.95 makes use of; wasm-opt is told because the names of the features are stripped.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

const SHRINK: &[&str] = &["-Oz", "--converge", "--strip-debug", "--strip-producers"];

/// For what is loaded only when asked, and then has to be quick.
const QUICKEN: &[&str] = &["-O3", "--strip-debug", "--strip-producers"];

/// The program that runs the stories, and the profile it is built with.
const STORIES: &str = "how_good";
const STORIES_PROFILE: &str = "wasm-quick";

/// Builds the site for a place on its server, such as `/`, into `dist`.
pub fn build(tools: &Tools, base: &str, steps: &mut Steps) -> Result<()> {
    make(&Site::new(tools, base, Kind::Published)?, steps)?;
    sizes::report(&tools.dist())
}

/// Builds a site whose app fails when a test asks for it, into `target/faulty`.
pub fn build_faulty(tools: &Tools, steps: &mut Steps) -> Result<()> {
    make(&Site::new(tools, "/", Kind::Faulty)?, steps)
}

fn make(site: &Site, steps: &mut Steps) -> Result<()> {
    let tools = site.tools;
    tools::prepare_build(tools, steps)?;
    let css = steps.run("styles", || styles::join(&tools.root))?;
    steps.run("app", || site.run_trunk())?;
    steps.run("stories", || site.build_stories())?;
    let assets = steps.run("small and named by content", || site.write_assets(&css))?;
    steps.run("prerendered pages", || site.prerender(&assets))?;
    steps.run("everything else", || site.finish())?;
    if site.kind == Kind::Published {
        steps.run("no folder of this machine", || folders::check_hidden(tools, &site.out))?;
        steps.run("compressed copies", || files::compress_all(&site.out))?;
    }
    steps.run("the site in its place", || site.publish())
}

/// What a site is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Published,
    Faulty,
}

/// Where a site is built, and for which place.
struct Site<'a> {
    tools: &'a Tools,
    base: &'a str,
    kind: Kind,
    /// What Trunk leaves.
    trunk: PathBuf,
    /// Files on their way from one program to the next.
    work: PathBuf,
    /// What becomes the site.
    out: PathBuf,
}

/// A file named by its content.
struct Asset {
    address: String,
    integrity: String,
}

/// What every page starts with.
struct Assets {
    css: Asset,
    boot: Asset,
    search: Asset,
    glue: Asset,
    wasm: Asset,
    /// What runs the stories when asked.
    how_good: Asset,
    module: Asset,
    stories: Asset,
}

impl Site<'_> {
    fn new<'a>(tools: &'a Tools, base: &'a str, kind: Kind) -> Result<Site<'a>> {
        let folder = tools.root.join("target/site");
        files::remove_folder(&folder)?;
        let [trunk, work, out] = ["trunk", "work", "out"].map(|name| folder.join(name));
        std::fs::create_dir_all(&work)?;
        std::fs::create_dir_all(&out)?;
        Ok(Site { tools, base, kind, trunk, work, out })
    }

    fn run_trunk(&self) -> Result<()> {
        let mut command = self.tools.command("trunk");
        command.args(["--quiet", "build", "--release", "--locked", "--public-url", self.base, "--dist"]);
        command.arg(&self.trunk).env_remove("NO_COLOR");
        if self.kind == Kind::Faulty {
            command.args(["--features", "faults"]);
        }
        // Cargo takes this one alone, whatever else is set on this machine.
        command.env("CARGO_ENCODED_RUSTFLAGS", folders::hiding_flags(self.tools));
        run(&mut command)
    }

    /// Builds what runs the stories in the browser: a second WebAssembly file beside the app.
    fn build_stories(&self) -> Result<()> {
        let words = ["build", "--locked", "--quiet", "--package", "calfcheck", "--profile", STORIES_PROFILE];
        let mut command = self.tools.cargo(&words);
        command.args(["--target", tools::WASM, "--features", STORIES, "--bin", STORIES]);
        run(command.env("CARGO_ENCODED_RUSTFLAGS", folders::hiding_flags(self.tools)))?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.tools.root.join("target"), PathBuf::from);
        let built = target.join(tools::WASM).join(STORIES_PROFILE).join(STORIES).with_extension("wasm");
        let mut command = self.tools.command("wasm-bindgen");
        command.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&self.work).arg(built);
        run(&mut command)
    }

    fn write_assets(&self, css: &str) -> Result<Assets> {
        let glue = self.terser(&self.trunk.join("calfcheck.js"), true)?;
        let module = self.terser(&self.work.join(STORIES).with_extension("js"), true)?;
        if glue.contains("snippets/") || module.contains("snippets/") {
            bail!("the glue imports a file of its own, which the build does not know how to name");
        }
        let boot = self.terser(&self.tools.root.join("static/boot.js"), true)?;
        let search = self.terser(&self.tools.root.join("static/search.js"), true)?;
        let how_good = self.terser(&self.tools.root.join("static/how-good.js"), true)?;
        let wasm = self.optimise(&self.trunk.join("calfcheck_bg.wasm"), SHRINK)?;
        let stories = self.optimise(&self.work.join(format!("{STORIES}_bg.wasm")), QUICKEN)?;
        Ok(Assets {
            css: self.asset("styles", "css", css.as_bytes())?,
            boot: self.asset("boot", "js", boot.as_bytes())?,
            search: self.asset("search", "js", search.as_bytes())?,
            glue: self.asset("calfcheck", "js", glue.as_bytes())?,
            wasm: self.asset("calfcheck", "wasm", &wasm)?,
            how_good: self.asset("how-good", "js", how_good.as_bytes())?,
            module: self.asset("stories", "js", module.as_bytes())?,
            stories: self.asset("stories", "wasm", &stories)?,
        })
    }

    /// Makes a script smaller; a module may have its top-level names shortened.
    fn terser(&self, source: &Path, module: bool) -> Result<String> {
        let out = self.work.join("terser.js");
        let mut command = self.tools.npm_program("terser");
        command.arg(source).args(["--ecma", "2020", "--compress", "passes=2", "--mangle", "--output"]).arg(&out);
        if module {
            command.arg("--module");
        }
        run(&mut command)?;
        Ok(std::fs::read_to_string(out)?)
    }

    fn optimise(&self, source: &Path, how: &[&str]) -> Result<Vec<u8>> {
        if self.kind == Kind::Faulty {
            return Ok(std::fs::read(source)?);
        }
        let out = self.work.join("optimised.wasm");
        run(self.tools.npm_program("wasm-opt").arg(source).args(how).args(WASM_FEATURES).arg("-o").arg(&out))?;
        Ok(std::fs::read(out)?)
    }

    fn asset(&self, name: &str, extension: &str, content: &[u8]) -> Result<Asset> {
        let mut hash = ContentName::default();
        hash.add(content);
        let path = format!("assets/{name}-{}.{extension}", hash.finish());
        files::write(&self.out.join(&path), content)?;
        Ok(Asset { address: format!("{}{path}", self.base), integrity: integrity(content) })
    }

    /// Writes every page, from the template that Trunk leaves.
    fn prerender(&self, assets: &Assets) -> Result<()> {
        let index = std::fs::read_to_string(self.trunk.join("index.html"))?;
        let template = self.work.join("template.html");
        files::write(&template, self.template(&index, assets)?)?;
        let words = ["run", "--locked", "--quiet", "--profile", "prerender", "--features", "ssr", "--bin", "prerender"];
        let mut command = self.tools.cargo(&words);
        command
            .arg("--")
            .arg("--template")
            .arg(template)
            .arg("--out")
            .arg(&self.out)
            .arg("--base")
            .arg(self.base.trim_end_matches('/'));
        run(&mut command)
    }

    /// Puts the final names where the ones for trying out are, and the place of the site before every address.
    fn template(&self, index: &str, assets: &Assets) -> Result<String> {
        let (before, rest) = index.split_once("<!--assets").context("`index.html` has no `<!--assets`")?;
        let (_, after) = rest.split_once("<!--/assets-->").context("`index.html` has no `<!--/assets-->`")?;
        for mark in ["<!--title-->", "<!--description-->", "<!--app-->", "<!--fallback-->"] {
            if index.matches(mark).count() != 1 {
                bail!("`index.html` has to have `{mark}` once");
            }
        }
        let place = |html: &str| html.replace(" href=\"/", &format!(" href=\"{}", self.base));
        Ok([place(before), self.head(assets), place(after)].concat())
    }

    fn head(&self, assets: &Assets) -> String {
        let Assets { css, boot, search, glue, wasm, how_good, module, stories } = assets;
        let base = self.base;
        let contact =
            std::env::var("CALFCHECK_CONTACT").map(|to| format!(" data-contact=\"{to}\"")).unwrap_or_default();
        [
            format!("<meta name=\"build\" content=\"{BUILD}\">"),
            format!("<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">", css.address, css.integrity),
            format!("<link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\">", glue.address, glue.integrity),
            // Without `crossorigin` it would be fetched twice; integrity on a preload of this kind is ignored.
            format!(
                "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
                wasm.address
            ),
            format!(
                "<script type=\"module\" src=\"{}\" integrity=\"{}\" data-build=\"{BUILD}\" data-base=\"{base}\" \
                 data-worker=\"{base}sw.js\" data-glue=\"{}\" data-glue-integrity=\"{}\" data-wasm=\"{}\" \
                 data-wasm-integrity=\"{}\"{contact}></script>",
                boot.address, boot.integrity, glue.address, glue.integrity, wasm.address, wasm.integrity
            ),
            // Only the page that has something to search keeps this line.
            format!(
                "<script type=\"module\" src=\"{}\" integrity=\"{}\" data-search></script>",
                search.address, search.integrity
            ),
            // And only the page about how good this is, this one.
            format!(
                "<script type=\"module\" src=\"{}\" integrity=\"{}\" data-module=\"{}\" data-module-integrity=\"{}\" \
                 data-stories=\"{}\" data-stories-integrity=\"{}\"></script>",
                how_good.address,
                how_good.integrity,
                module.address,
                module.integrity,
                stories.address,
                stories.integrity
            ),
        ]
        .join("\n    ")
    }

    /// Adds what is copied as it is, names the build, and writes what depends on all of it.
    fn finish(&self) -> Result<()> {
        self.copy_static()?;
        files::write(&self.out.join("robots.txt"), "User-agent: *\nAllow: /\n")?;
        let worker = std::fs::read_to_string(self.tools.root.join("static/sw.js"))?;
        let version = self.name_build(&worker)?;
        links::check(&self.out, self.base)?;
        let pages = worker::write_pages(&self.out, self.base)?;
        let script = self.work.join("sw.js");
        files::write(&script, worker::script(&worker, &self.out, self.base, &version, &pages)?)?;
        // What calls a build back is no part of it: it changes while the build stays.
        files::write(
            &self.out.join(headers::STATUS),
            std::fs::read(self.tools.root.join("static").join(headers::STATUS))?,
        )?;
        let paths = files::list(&self.out)?;
        files::write(&self.out.join("sw.js"), self.terser(&script, false)?)?;
        files::write(&self.out.join("_headers"), headers::file(self.base, &paths))
    }

    fn copy_static(&self) -> Result<()> {
        let folder = self.tools.root.join("static");
        for path in files::list(&folder)? {
            if !path.starts_with("styles/")
                && !["boot.js", "search.js", "how-good.js", "sw.js", headers::STATUS].contains(&path.as_str())
            {
                files::write(&self.out.join(&path), std::fs::read(folder.join(&path))?)?;
            }
        }
        Ok(())
    }

    /// Names the build after everything in it, and writes the name into every page.
    fn name_build(&self, worker: &str) -> Result<String> {
        let mut name = ContentName::default();
        name.add(self.base.as_bytes());
        name.add(worker.as_bytes());
        let paths = files::list(&self.out)?;
        for path in &paths {
            name.add(path.as_bytes());
            name.add(&std::fs::read(self.out.join(path))?);
        }
        let version = name.finish();
        for path in paths.iter().filter(|path| path.ends_with(".html")) {
            let file = self.out.join(path);
            let page = std::fs::read_to_string(&file)?;
            if !page.contains(BUILD) {
                bail!("`{path}` was not made from the template");
            }
            files::write(&file, page.replace(BUILD, &version))?;
        }
        Ok(version)
    }

    /// Puts the new site in the place of the old one.
    fn publish(&self) -> Result<()> {
        for needed in ["index.html", "404.html", "manifest.webmanifest"] {
            if !self.out.join(needed).is_file() {
                bail!("the site has no `{needed}`");
            }
        }
        let place = match self.kind {
            Kind::Published => self.tools.dist(),
            Kind::Faulty => self.tools.root.join("target/faulty"),
        };
        let old = self.work.join("old");
        if place.exists() {
            std::fs::rename(&place, old).context("cannot move the old site away")?;
        }
        std::fs::rename(&self.out, place).context("cannot put the new site in place")?;
        files::remove_folder(&self.work)
    }
}
