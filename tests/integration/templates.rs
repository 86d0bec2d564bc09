//! A project's own templates stand in for the built-in ones, and a mistake in them stops a build.

use crate::examples::copy;
use crate::run::Folder;

const JOURNEYS: &str =
    "persona sam\nteam web\njourney joining { persona sam; owner web; stage s { goal \"x\" } }\n";

fn folder(templates: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[
        ("journey.yaml", "templates: pages\noutputs: [html]\n"),
        ("a.journey", &format!("// journey: allow(unused-allow)\n{JOURNEYS}")),
        ("pages/notes.txt", "no template"),
    ]);
    templates.iter().for_each(|(name, text)| folder.write(&format!("pages/{name}"), text));
    folder
}

#[test]
fn a_template_replaces_the_built_in_one_of_its_name() {
    let folder = folder(&[
        ("map.html", "<!doctype html>\n<title>{{ title }}</title>\n{% include \"parts/own.html\" %}\n"),
        ("parts/own.html", "<p>made by hand</p>"),
        ("style/base.css", "body { color: maroon }"),
    ]);
    assert_eq!(folder.run("build").code, 0);
    assert!(folder.read("dist/journeys/joining.html").contains("<p>made by hand</p>"));
    let index = folder.read("dist/index.html");
    assert!(index.contains("color: maroon") && index.contains("joining.html"), "the other pages stay");
}

#[test]
fn what_a_template_shows_is_escaped() {
    let folder = folder(&[("map.html", "<!doctype html>\n<title>{{ title }}</title>\n")]);
    folder.write("a.journey", JOURNEYS.replace("joining", "joining \"<b>Joining</b>\""));
    assert_eq!(folder.run("build").code, 0);
    let page = folder.read("dist/journeys/joining.html");
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
}

#[test]
fn a_mistake_has_its_place_and_leaves_the_last_good_pages() {
    let folder = folder(&[]);
    assert_eq!(folder.run("build").code, 0);
    let good = folder.read("dist/journeys/joining.html");
    let mistakes = [
        ("{% if title %}\n", "check", "pages/map.html:1:"),
        ("<p>\n{{ nothing }}\n", "check", "pages/map.html:2:4: error[invalid-template]"),
        ("{% include \"parts/none.html\" %}", "check", "pages/map.html:1:4: error[invalid-template]"),
        ("{{ title | shout }}", "build", "pages/map.html:1:"),
        (
            "{% for x in range(100000) %}{% for y in range(100000) %}{% endfor %}{% endfor %}",
            "build",
            "pages/map.html",
        ),
    ];
    for (text, command, place) in mistakes {
        folder.write("pages/map.html", text);
        let run = folder.run(&format!("{command} --format short"));
        assert!(run.code == 1 && run.stderr.contains("error[invalid-template]"), "{text}: {run:#?}");
        assert!(run.stderr.contains(place), "{text}: {run:#?}");
        assert_eq!(folder.run("build").code, 1);
        assert_eq!(folder.read("dist/journeys/joining.html"), good);
    }
    folder.write("pages/map.html", "{{ nothing }}");
    let report: serde_json::Value =
        serde_json::from_str(&folder.run("build --format json").stdout).expect("it is one document");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn a_folder_that_is_missing_or_outside_is_an_error() {
    for config in ["templates: none\n", "templates: a.journey\n"] {
        let folder = Folder::new(&[("journey.yaml", config), ("a.journey", JOURNEYS)]);
        folder
            .run("check --format short")
            .mentions(1, "journey.yaml:1:12: error[file-not-found]: there is no folder");
    }
}

#[test]
fn a_mistake_in_an_included_template_stands_there() {
    let folder = folder(&[
        ("map.html", "<!doctype html>\n{% include \"parts/own.html\" %}\n"),
        ("parts/own.html", "<p>\n  {{ nothing }}</p>"),
    ]);
    let run = folder.run("check --format short");
    run.mentions(
        1,
        "pages/parts/own.html:2:6: error[invalid-template]: this template cannot be used: `nothing`",
    );
    assert!(!run.stderr.contains("warning"), "lints wait: {run:#?}");
}

#[test]
fn a_template_that_no_page_uses_is_said() {
    let folder = folder(&[("maps.html", "<!doctype html>"), ("own.css", "")]);
    let run = folder.run("check --format short");
    run.mentions(0, "pages/maps.html:0:0: warning[invalid-template]: no page uses the template `maps.html`");
    assert!(run.stderr.contains("did you mean `map.html`?") && run.stderr.contains("own.css"), "{run:#?}");
}

#[cfg(unix)]
#[test]
fn a_template_may_be_a_link_within_the_project_only() {
    let outside = Folder::new(&[("map.html", "outside")]);
    let folder = folder(&[("real.html", "linked {% if false %}{% include \"real.html\" %}{% endif %}")]);
    let link = folder.path().join("pages/map.html");
    std::os::unix::fs::symlink("real.html", &link).expect("a link can be made");
    assert_eq!(folder.run("build").code, 0);
    assert!(folder.read("dist/journeys/joining.html").starts_with("linked"));
    std::fs::remove_file(&link).expect("it is there");
    std::os::unix::fs::symlink(outside.path().join("map.html"), &link).expect("a link can be made");
    folder.run("check --format short").mentions(1, "a link that leads out of the project");
}

#[test]
fn the_built_in_templates_can_be_written_out() {
    let folder = Folder::new(&[("journey.yaml", "title: x\n"), ("a.journey", JOURNEYS)]);
    folder.write("templates/map.html", "mine");
    let run = folder.run("init --templates");
    run.mentions(0, "wrote templates/list.html\nkept templates/map.html: it was there already\n");
    run.mentions(0, "now add `templates: templates` to journey.yaml: without it they are not used\n");
    assert_eq!(folder.read("templates/map.html"), "mine");
    assert_eq!(folder.read("journey.yaml"), "title: x\n", "what people wrote is theirs");
    for (name, text) in journey::emit::html::TEMPLATES.iter().filter(|(name, _)| *name != "map.html") {
        assert_eq!(folder.read(&format!("templates/{name}")), *text);
    }
    assert!(!folder.run("init --templates").stderr.contains("wrote"), "the second time all are there");
    assert!(folder.run("init --help").stdout.contains("--templates"));
}

#[test]
fn templates_go_where_the_configuration_says() {
    let folder =
        Folder::new(&[("shop/journey.yaml", "templates: look/pages\n"), ("shop/a.journey", JOURNEYS)]);
    folder.run("init --templates shop").mentions(0, "wrote look/pages/parts/frame.html\n");
    assert!(folder.exists("shop/look/pages/map.html") && !folder.exists("shop/templates"));
    folder.run("check shop").mentions(0, "");
    folder.run("init --templates").mentions(2, "error: `.` has no `journey.yaml`");
    folder.write("shop/journey.yaml", "templates: ../pages\n");
    folder.run("init --templates shop").mentions(2, "`journey.yaml` has mistakes");
}

#[cfg(unix)]
#[test]
fn templates_are_not_written_out_of_the_project() {
    let outside = Folder::new(&[]);
    let folder = Folder::new(&[("journey.yaml", "templates: linked/pages\n")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("linked")).expect("a link can be made");
    folder.run("init --templates").mentions(2, "`linked/pages` leads out of the project");
    assert!(!outside.exists("pages"));
}

#[test]
fn a_template_written_out_makes_the_same_pages() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gym-membership");
    let folder = copy(&example, "a");
    folder.run("build a --only html --quiet --today 2026-11-21").says(0, "");
    folder.run("init --templates --quiet a").says(0, "");
    let config = folder.read("a/journey.yaml");
    folder.write("a/journey.yaml", format!("{config}templates: templates\n"));
    folder.run("build a --only html --today 2026-11-21").mentions(0, "wrote 0 files");

    let page = folder.read("a/templates/map.html");
    folder.write("a/templates/map.html", page.replacen("{{ title }}", "{{ titel }}", 1));
    let before = folder.read("a/dist/journeys/gym-membership.html");
    folder.run("build a --only html --format short").mentions(1, "a/templates/map.html:3:");
    assert_eq!(folder.read("a/dist/journeys/gym-membership.html"), before);
}

/// Builds a journey with a pain and a KPI, with one template of its own, and returns its map.
fn map_with(template: &str, text: &str) -> String {
    let folder = folder(&[(template, text)]);
    folder.write(
        "a.journey",
        "persona sam\nteam web \"Web team\"\njourney joining { persona sam; owner web
         stage s { goal \"x\"; touchpoint form {
           feels -2; pain long \"Too long\" { affects 38%; tags shop-17 }
           kpi rate { target >= 30% }
         } } }\n",
    );
    assert_eq!(folder.run("build").code, 0);
    folder.read("dist/journeys/joining.html")
}

/// Returns the part of a page about the pain, in its table and on its card.
fn pains(page: &str) -> Vec<&str> {
    page.split("Pain.long\"").skip(1).map(|rest| rest.split("</div>").next().unwrap_or_default()).collect()
}

#[test]
fn a_kpi_can_show_its_owner_first() {
    let built_in = map_with("parts/own.html", "{# unused #}");
    assert!(built_in.contains("Web team") && !built_in.contains("<b class=\"owner\">"));
    let page = map_with(
        "parts/kpi.html",
        "<li class=\"kpi\"><b class=\"owner\">{{ kpi.owner }}</b>: {{ kpi.title }} ({{ kpi.target }})</li>",
    );
    assert!(page.contains("<b class=\"owner\">Web team</b>: Rate ("), "{page}");
}

#[test]
fn a_row_of_the_project_page_can_be_another_one() {
    let folder = folder(&[(
        "parts/kpi_row.html",
        "<tr class=\"own\"><td>{{ row.title }}: {{ row.owner.title }}</td></tr>",
    )]);
    folder
        .write("a.journey", format!("{JOURNEYS}team data \"Data\"\nkpi reach \"Reach\" {{ owner data }}\n"));
    assert_eq!(folder.run("build").code, 0);
    let page = folder.read("dist/index.html");
    assert!(page.contains("<tr class=\"own\"><td>Reach: Data</td></tr>"), "{page}");
}

#[test]
fn pains_can_link_to_a_tracker_by_their_tags() {
    let page = map_with(
        "parts/pain.html",
        "<div class=\"item\" data-of=\"Pain.{{ pain.id }}\">{{ pain.text }}\
         {% for tag in pain.about.tags %} <a href=\"https://tracker.example/{{ tag }}\">{{ tag }}</a>{% endfor %}</div>",
    );
    let link = "<a href=\"https://tracker.example/shop-17\">shop-17</a>";
    assert!(pains(&page).len() == 2 && pains(&page).iter().all(|pain| pain.contains(link)), "{page}");
}

#[test]
fn pains_can_be_shown_without_their_share() {
    let (_, built_in) = journey::emit::html::TEMPLATES
        .iter()
        .find(|(name, _)| *name == "parts/pain.html")
        .expect("it is built in");
    let shown = map_with("parts/pain.html", built_in);
    assert!(pains(&shown).iter().all(|pain| pain.contains("38%")), "{shown}");
    let hidden = map_with("parts/pain.html", &built_in.replace("{{ pain.affects }}", ""));
    assert!(pains(&hidden).len() == 2 && !hidden.contains("38%"), "{hidden}");
}

#[test]
fn a_card_can_be_another_one() {
    let page = map_with(
        "parts/card.html",
        "<article class=\"card\" id=\"{{ touchpoint.id }}\"><h4>{{ touchpoint.title }}</h4>\
         <p>{{ icon(\"diamond\") }} {{ touchpoint.pains|length }} of {{ stage.title }}</p></article>",
    );
    assert!(
        page.contains("<h4>Form</h4><p><svg class=\"i\"") && page.contains("</svg> 1 of S</p>"),
        "{page}"
    );
    assert!(page.contains("<symbol id=\"I.diamond\""), "the icon that only this card uses is drawn");
}

#[test]
fn an_icon_that_is_not_there_is_a_mistake_with_its_place() {
    let folder = folder(&[("parts/logo.html", "<i>{{ icon(\"rocket\") }}</i>")]);
    folder
        .run("check --format short")
        .mentions(1, "pages/parts/logo.html:1:7: error[invalid-template]: this template cannot be used: there is no icon `rocket`");
}
