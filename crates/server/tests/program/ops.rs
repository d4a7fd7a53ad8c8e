//! What an operator does with the built program: make the data, serve it, invite people, walk the log. Every refusal is a
//! sentence on standard error and a failure that a script can tell.

mod backups;
mod bad_files;
mod trouble;
mod watching;

use crate::house::operator::Operator;

const COMMANDS: [&str; 11] =
    ["init", "serve", "user", "places", "import", "export", "kit", "log", "backup", "restore", "bench"];

#[test]
fn help_names_every_command_and_every_command_explains_itself() {
    let operator = Operator::new();
    let help = operator.plain(&["--help"]).done();
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let help = operator.plain(&[command, "--help"]).done();
        assert!(help.contains("Usage: tansiq"), "{help}");
        let silent = help.lines().filter(|line| line.trim_start().starts_with("--") && !line.trim().contains("  "));
        assert_eq!(silent.collect::<Vec<_>>(), Vec::<&str>::new(), "an option of {command} says nothing");
    }
    assert!(!operator.plain(&[]).done, "nothing to do is no success");
    assert!(operator.plain(&["--version"]).done().starts_with("tansiq 0."));
    operator.plain(&["dance"]).failed();
}

#[test]
fn the_first_coordinator_gets_in_by_the_printed_link() {
    let operator = Operator::new();
    let said = operator.tansiq(&["init", "--coordinator", "amal@example.invalid"]).done();
    let link = said.split("/join/").nth(1).map(str::trim).expect("a link is printed");
    let server = operator.serve(&[]);
    let mut amal = server.visitor();
    let page = amal.get(&format!("/join/{link}"));
    assert_eq!(page.status, 200);
    assert!(page.text.contains("amal@example.invalid"), "{}", page.text);
    let fields = [("name", "Amal"), ("password", "three calm rivers")];
    assert_eq!(amal.post(&format!("/join/{link}"), &fields).status, 303);
    assert_eq!(amal.get("/people").status, 200);
}

#[test]
fn init_never_touches_data_that_is_there_and_leaves_nothing_where_it_fails() {
    let operator = Operator::new();
    let unknown = operator.tansiq(&["init", "--kit", "atlantis"]).failed();
    assert!(unknown.contains("there is no kit atlantis"), "{unknown}");
    assert!(!operator.database().exists());
    operator.tansiq(&["init"]).done();
    let before = std::fs::read(operator.database()).expect("it is there");
    let again = operator.tansiq(&["init", "--sample"]).failed();
    assert!(again.contains("is there already"), "{again}");
    assert!(std::fs::read(operator.database()).expect("it is there") == before);
}

#[test]
fn a_kit_with_a_fault_is_refused_with_file_and_row_and_leaves_no_half_database() {
    let operator = Operator::new();
    let kit = operator.folder().join("kit");
    std::fs::create_dir(&kit).expect("a folder");
    let ours = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kits/iraq/kit.toml");
    std::fs::copy(ours, kit.join("kit.toml")).expect("a file");
    std::fs::write(kit.join("places.csv"), "key,level,name_en\niq,0,Iraq\n,1,Erbil\n").expect("a file");
    let refused = operator.tansiq(&["init", "--kit", kit.to_str().expect("UTF-8")]).failed();
    assert!(refused.contains("places.csv"), "{refused}");
    assert!(!operator.database().exists());
}

#[test]
fn sample_people_are_never_served_beyond_this_machine() {
    let operator = Operator::with_sample();
    for words in [&["serve", "--listen", "0.0.0.0:0"][..], &["serve", "--listen", "127.0.0.1:0", "--behind-proxy"]] {
        let refused = operator.tansiq(words).failed();
        assert!(refused.contains("whose password everybody knows"), "{refused}");
    }
    let server = operator.serve(&[]);
    let page = server.signed_in("coordinator@sample.invalid").get("/account");
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Everything here is invented"), "every page says that it is a sample");
}

#[test]
fn serve_says_what_keeps_it_from_serving() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let taken = taken.local_addr().map(|address| (taken, address.to_string())).expect("it has an address");
    let cases = [
        (&["serve", "--listen", taken.1.as_str()][..], "is taken by another program"),
        (&["serve", "--listen", "203.0.113.7:8080"], "is no address of this machine"),
        (&["serve", "--listen", "everywhere"], "invalid value"),
        (&["serve", "--templates", "nowhere"], "there is no folder of templates"),
        (&["serve", "--mail-url", "smtp://localhost"], "--mail-from"),
        (&["serve", "--mail-url", "pigeon", "--mail-from", "a@b.invalid"], "the mail server's URL is not one"),
        (&["serve", "--mail-url", "smtp://localhost", "--mail-from", "us"], "the sender's address is not an address"),
        (&["serve", "--database", "mysql://localhost/x"], "begins with sqlite: or postgres:"),
    ];
    for (words, sentence) in cases {
        let refused = operator.tansiq(words).failed();
        assert!(refused.contains(sentence), "{words:?}: {refused}");
    }
}

#[test]
fn people_are_invited_and_get_tokens_from_the_command_line() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let invite = |email: &str, more: &[&str]| operator.tansiq(&[&["user", "invite", email], more].concat());
    let link = invite("d@example.invalid", &["--role", "field-coordinator", "--scope", "place:erbil"]).done();
    assert!(link.starts_with("http://127.0.0.1:8080/join/"), "{link}");
    let first = link;
    let elsewhere = ["--role", "administrator", "--address", "https://tansiq.example.org/"];
    let link = invite("e@example.invalid", &elsewhere).done();
    assert!(link.starts_with("https://tansiq.example.org/join/"), "{link}");

    let again = invite("D@example.invalid ", &["--role", "field-coordinator", "--scope", "place:erbil"]).done();
    assert!(again.contains("/join/") && again != first, "whoever has not come in yet gets a new link: {again}");
    let cases = [
        (&["--role", "king"][..], "one of coordinator, field-coordinator"),
        (&["--role", "member", "--scope", "place:atlantis"], "is no scope"),
        (&["--role", "coordinator", "--scope", "place:erbil"], "not held over this scope"),
    ];
    for (words, sentence) in cases {
        let refused = invite("f@example.invalid", words).failed();
        assert!(refused.contains(sentence), "{words:?}: {refused}");
    }
    let nobody = operator.tansiq(&["user", "token", "nobody@example.invalid", "--name", "report"]).failed();
    assert!(nobody.contains("nobody has this e-mail address"), "{nobody}");
    let nobody = operator.tansiq(&["user", "two-factor-off", "nobody@example.invalid"]).failed();
    assert!(nobody.contains("nobody has this e-mail address"), "{nobody}");
}

#[tokio::test]
async fn log_verify_names_the_first_broken_link_after_tampering() {
    let operator = Operator::new();
    operator.tansiq(&["init", "--coordinator", "amal@example.invalid"]).done();
    let clean = operator.tansiq(&["log", "verify"]).done();
    assert!(clean.contains("the chain holds"), "{clean}");

    let payloads = kernel::db::foreign::rows(&operator.database(), "payload", 1_000_000).await.expect("they are read");
    let value = |row: &kernel::db::foreign::ForeignRow, column: &str| {
        row.values.iter().find(|(name, _)| name == column).map(|(_, value)| value.clone()).expect("the column")
    };
    let told = |row: &&kernel::db::foreign::ForeignRow| value(row, "body").to_string().contains("amal@example.invalid");
    let link = payloads.iter().find(told).map(|row| value(row, "seq")).expect("the invitation is in the log");
    alter(&operator, "[null,\"amal@example.invalid\"]", "[null,\"evil@example.invalid\"]");
    let broken = operator.tansiq(&["log", "verify"]).failed();
    assert!(
        broken.contains(&format!("broken at link {link}: its values are not the ones that were recorded")),
        "{broken}"
    );
}

/// Writes over the database file behind the program's back.
fn alter(operator: &Operator, from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(operator.database()).expect("it is there");
    let found: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from.as_bytes())).collect();
    assert!(!found.is_empty(), "{from} is in the file");
    for at in found {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    std::fs::write(operator.database(), bytes).expect("it is written");
}
