//! What happens to the folder in which a run was started, and to what links lead to.

use std::fs::{create_dir_all, remove_dir_all, rename};
use std::os::unix::fs::symlink;

use super::running::{Watching, journey, project};
use crate::run::Folder;

#[test]
fn a_run_survives_the_folder_that_it_was_started_in() {
    for args in ["", "--poll"] {
        let above = Folder::new(&[
            ("shop/journey.yaml", "title: Shop\n"),
            ("shop/people.journey", "persona ann \"Ann\"\n"),
            ("shop/buy.journey", &journey("buy", "First")),
        ]);
        let mut watching =
            Watching::begin_in(&above, "shop", &format!("--no-serve --format json=report.json {args}"));
        watching.outcome();
        for title in ["Second", "Third"] {
            // Another branch has no such folder.
            remove_dir_all(above.path().join("shop")).expect("it is there");
            assert!(watching.outcome().starts_with("not built"), "{:#?}", watching.said);
            create_dir_all(above.path().join("shop")).expect("a folder can be made");
            above.write("shop/journey.yaml", "title: Shop\n");
            above.write("shop/people.journey", "persona ann \"Ann\"\n");
            above.write("shop/buy.journey", journey("buy", title));
            while !above.exists("shop/dist/journeys/buy.html")
                || !above.read("shop/dist/journeys/buy.html").contains(title)
            {
                watching.outcome();
            }
        }
    }
}

#[test]
fn what_a_link_leads_to_is_watched() {
    for args in ["", "--poll"] {
        let folder = project();
        folder.write("..v1/pay.journey", journey("pay", "Of one"));
        folder.write("..v2/pay.journey", journey("pay", "Of two"));
        folder.write(".store/deep/try.journey", journey("try", "Hidden"));
        let link =
            |target: &str, name: &str| symlink(target, folder.path().join(name)).expect("a link can be made");
        link("..v1", "..data");
        link("..data/pay.journey", "pay.journey");
        link(".store", "shared");
        let mut watching = Watching::start(&folder, args);
        assert!(watching.page("journeys/pay.html").contains("Of one"));
        // Kubernetes puts another link in the place of the first in one step.
        link("..v2", "..new");
        rename(folder.path().join("..new"), folder.path().join("..data")).expect("a link can be moved");
        watching.catches_up();
        assert!(watching.page("journeys/pay.html").contains("Of two"));
        folder.write("..v2/pay.journey", journey("pay", "Written anew"));
        watching.catches_up();
        assert!(watching.page("journeys/pay.html").contains("Written anew"));
        folder.write(".store/deep/try.journey", journey("try", "Seen"));
        watching.catches_up();
        assert!(watching.page("journeys/try.html").contains("Seen"));
        folder.write(".store/deep/more.journey", journey("more", "More"));
        watching.catches_up();
        assert_eq!(watching.get("/journeys/more.html").code, 200);
    }
}
