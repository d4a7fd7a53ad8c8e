//! What goes wrong with machines: the database is missing, read-only, damaged, newer or taken away; the disk is full. The
//! operator reads a sentence and a failure; whoever is using the program reads in their language that it cannot now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kernel::db::migrate::Migration;
use kernel::{App, Clock, Options, Random};

use crate::house::House;
use crate::house::operator::Operator;

#[test]
fn a_missing_database_is_named_and_none_is_made() {
    let operator = Operator::new();
    for words in [&["serve"][..], &["log", "verify"], &["user", "invite", "a@b.invalid", "--role", "member"]] {
        let refused = operator.tansiq(words).failed();
        assert!(refused.contains("there is no database at") && refused.contains("tansiq init"), "{refused}");
    }
    assert!(!operator.database().exists());
}

#[test]
fn what_is_no_database_is_left_alone() {
    let operator = Operator::new();
    fs::create_dir_all(operator.data()).expect("a folder");
    let letter = "Dear colleagues, this is not a database but a letter. ".repeat(100);
    fs::write(operator.database(), &letter).expect("a file");
    let refused = operator.tansiq(&["log", "verify"]).failed();
    assert!(refused.contains("no database"), "{refused}");
    assert_eq!(fs::read_to_string(operator.database()).expect("it is there"), letter);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_stays_as_it_is() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let future = [Migration { number: 9_999, name: "from the future", steps: Vec::new }];
    let options = Options {
        database: format!("sqlite:{}", operator.database().display()),
        data: operator.data().to_owned(),
        clock: Clock::system(),
        random: Random::System,
        mailer: None,
        create: false,
    };
    App::open(options, &future).await.expect("it opens").close().await.expect("it closes");
    let before = fs::read(operator.database()).expect("it is there");
    for words in [&["serve"][..], &["log", "verify"]] {
        let refused = operator.tansiq(words).failed();
        assert!(refused.contains("of a newer version") && refused.contains("run the newer program"), "{refused}");
    }
    assert!(fs::read(operator.database()).expect("it is there") == before);
}

#[tokio::test]
async fn a_database_taken_away_while_serving_is_answered_503_in_the_visitors_language() {
    let house = House::new().await;
    let file = house.data().join("tansiq.db");
    if !file.exists() {
        return; // PostgreSQL keeps its files itself
    }
    fs::remove_file(file).expect("it is taken away");
    house.faris().get("/health").await.expect(503);
    for (tag, sentence) in [("en", "Not available just now"), ("ar", "dir=\"rtl\""), ("ckb", "lang=\"ckb\"")] {
        let amal = house.as_(&house.cast.amal).in_language(tag);
        let fields = [("name", "Amal"), ("locale", tag), ("digits", "latin"), ("version", "1")];
        let body = amal.post_form("/account/profile", &fields).await.expect(503).body();
        assert!(body.contains(sentence) && !body.contains('⟦'), "{body}");
        assert!(!body.contains("tansiq.db"), "where the database lies is for the operator alone");
    }
}

/// A disk of so many megabytes, gone in the end.
pub(super) struct Disk(PathBuf);

impl Disk {
    /// None where this user may not make one.
    pub(super) fn of(megabytes: u32) -> Option<Self> {
        let path = tempfile::tempdir().expect("a temporary folder").keep();
        let size = format!("size={megabytes}m");
        let made = run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs"], &path);
        if !made {
            eprintln!("SKIPPED: this user may not mount a small disk, so the test of it proves nothing");
        }
        made.then_some(Self(path))
    }

    fn read_only(&self) {
        assert!(run("mount", &["-o", "remount,ro"], &self.0));
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    fn fill(&self) {
        self.fill_but(0);
    }

    /// Leaves so many bytes.
    pub(super) fn fill_but(&self, bytes: u64) {
        let block = vec![0u8; 4096];
        let mut file = fs::File::create(self.0.join("filler")).expect("a file");
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        let length = file.metadata().expect("it is there").len();
        file.set_len(length.saturating_sub(bytes)).expect("it shrinks");
    }

    pub(super) fn empty(&self) {
        fs::remove_file(self.0.join("filler")).expect("room again");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        run("umount", &["-l"], &self.0);
        fs::remove_dir(&self.0).ok();
    }
}

fn run(program: &str, words: &[&str], path: &Path) -> bool {
    Command::new(program).args(words).arg(path).output().is_ok_and(|output| output.status.success())
}

#[test]
fn a_database_that_cannot_be_written_to_is_refused_with_a_sentence() {
    let Some(disk) = Disk::of(64) else { return };
    let operator = Operator::at(&disk.0.join("data"));
    operator.tansiq(&["init"]).done();
    disk.read_only();
    for words in [&["serve"][..], &["user", "invite", "a@b.invalid", "--role", "administrator"]] {
        let refused = operator.tansiq(words).failed();
        let said = refused.contains("read-only") || refused.contains("must be able to write to its file");
        assert!(said && refused.lines().count() == 1, "{refused}");
    }
}

#[test]
fn a_full_disk_refuses_writes_and_loses_none_that_was_acknowledged() {
    let Some(disk) = Disk::of(64) else { return };
    let operator = Operator::at(&disk.0.join("data"));
    operator.tansiq(&["init", "--sample"]).done();
    let server = operator.serve(&[]);
    let mut admin = server.signed_in("admin@sample.invalid");
    admin.language = "ckb";
    let invite = |admin: &mut crate::house::operator::Caller, email: &str| {
        admin.post("/people/invite", &[("email", email), ("role", "administrator"), ("scope", "everything")])
    };
    assert_eq!(invite(&mut admin, "before@example.invalid").status, 200);
    disk.fill();
    for path in ["/people", "/account", "/terms"] {
        assert_eq!(admin.get(path).status, 200, "reading needs no room on the disk");
    }
    let mut acknowledged = vec!["before@example.invalid".to_owned()];
    let refused = (0..150).find_map(|number| {
        let email = format!("while-{number}@example.invalid");
        let answer = invite(&mut admin, &email);
        if answer.status == 200 {
            acknowledged.push(email);
            return None;
        }
        Some(answer)
    });
    let refused = refused.expect("the disk is full");
    assert_eq!(refused.status, 503, "{}", refused.text);
    assert!(refused.text.contains("lang=\"ckb\"") && !refused.text.contains('⟦'), "{}", refused.text);

    disk.empty();
    assert_eq!(invite(&mut admin, "after@example.invalid").status, 200, "it goes on once there is room");
    acknowledged.push("after@example.invalid".to_owned());
    let log = server.stop();
    assert!(log.contains("the disk is full"), "{log}");
    assert!(operator.tansiq(&["log", "verify"]).done().contains("the chain holds"));

    let list = operator.serve(&[]).signed_in("admin@sample.invalid").get("/people").text;
    for email in &acknowledged {
        assert!(list.contains(email.as_str()), "{email} was acknowledged");
    }
}

#[test]
fn init_on_a_full_disk_says_so_and_leaves_no_half_database() {
    let Some(disk) = Disk::of(1) else { return };
    disk.fill();
    let operator = Operator::at(&disk.0.join("data"));
    let refused = operator.tansiq(&["init"]).failed();
    assert!(refused.contains("full"), "{refused}");
    assert!(!operator.database().exists());
}
