//! Content security policies: what a page may do.

/// Returns `policy` with a script allowed that is known by its hash, and requests to the page's own server.
pub fn with_live(policy: &str, hash: &str) -> String {
    let mut directives: Vec<Vec<&str>> =
        policy.split(';').map(|directive| directive.split_ascii_whitespace().collect()).collect();
    directives.retain(|directive: &Vec<&str>| !directive.is_empty());
    let script = format!("'{hash}'");
    add(&mut directives, "script-src", &script);
    add(&mut directives, "connect-src", "'self'");
    directives.iter().map(|directive| directive.join(" ")).collect::<Vec<_>>().join("; ")
}

fn add<'p>(directives: &mut Vec<Vec<&'p str>>, name: &'p str, source: &'p str) {
    let find = |name: &str| {
        let is_named = |it: &Vec<&str>| it[0].eq_ignore_ascii_case(name);
        directives.iter().position(is_named)
    };
    let at = match (find(name), find("default-src")) {
        (Some(at), _) => at,
        (None, default) => {
            // What is not named falls back to the default, which then must be said.
            let mut new = vec![name];
            new.extend(default.into_iter().flat_map(|at| directives[at][1..].iter().copied()));
            directives.push(new);
            directives.len() - 1
        }
    };
    directives[at].retain(|source| !source.eq_ignore_ascii_case("'none'"));
    directives[at].push(source);
}

#[cfg(test)]
mod tests {
    use super::with_live;

    #[test]
    fn a_script_and_requests_are_allowed_and_nothing_else() {
        let ours = "default-src 'none'; script-src 'sha256-A'; base-uri 'none'";
        let live =
            "default-src 'none'; script-src 'sha256-A' 'sha256-B'; base-uri 'none'; connect-src 'self'";
        assert_eq!(with_live(ours, "sha256-B"), live);
        let closed = "Default-Src https:;script-src 'none';";
        let live = "Default-Src https:; script-src 'sha256-B'; connect-src https: 'self'";
        assert_eq!(with_live(closed, "sha256-B"), live);
    }
}
