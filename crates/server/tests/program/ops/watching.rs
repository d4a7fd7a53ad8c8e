//! What an operator watches: health, metrics for this machine alone, and a log that names nobody.

use crate::house::operator::{Operator, SAMPLE_PASSWORD};

#[test]
fn metrics_are_for_this_machine_alone() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let server = operator.serve(&[]);
    let mut caller = server.visitor();
    assert!(caller.get("/health").text.contains("\"status\":\"ok\""));
    caller.get("/people?q=Halabja");
    caller.get("/no/such/page");
    let page = caller.get("/metrics");
    assert_eq!(page.status, 200);
    assert!(page.text.contains("tansiq_request_seconds") && page.text.contains("path=\"/people\""), "{}", page.text);
    assert!(!page.text.contains("Halabja") && !page.text.contains("/no/such"), "{}", page.text);
    for header in ["X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7", "X-Real-IP: 203.0.113.7", "Via: 1.1 x"]
    {
        assert_eq!(caller.get_with("/metrics", header).status, 404, "{header}");
    }
}

#[test]
fn the_log_of_a_session_names_nobody() {
    let operator = Operator::with_sample();
    let server = operator.serve(&[]);
    let mut amal = server.signed_in("coordinator@sample.invalid");
    let mut visitor = server.visitor();
    visitor.post("/sign-in", &[("email", "coordinator@sample.invalid"), ("password", "guessed-password")]);
    visitor.post("/forgot", &[("email", "field.erbil@sample.invalid")]);
    visitor.get("/join/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let link = amal
        .post("/people/invite", &[("email", "rana@example.invalid"), ("role", "coordinator"), ("scope", "everything")]);
    assert!(link.status == 200 || link.status == 403, "{}", link.text);
    for path in ["/", "/account", "/people?q=Dilnaz", "/people.json", "/people/Dilnaz", "/no/Dilnaz", "/people.xlsx"] {
        amal.get(path);
    }
    for path in ["/?q=Dilnaz", "/matrix?q=Dilnaz", "/activities?q=Dilnaz", "/activities.csv", "/organisations?q=Dilnaz"]
    {
        amal.get(path);
    }
    let log = server.stop();
    assert!(log.lines().count() > 8, "{log}");
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("every line is JSON");
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    for secret in ["@", "Amal", "Dilnaz", "rana", SAMPLE_PASSWORD, "guessed", "AAAAAAAA", "127.0.0.1"] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

#[test]
fn trying_passwords_is_slowed_by_the_address_the_proxy_names_and_not_by_what_the_visitor_says() {
    let operator = Operator::new();
    operator.tansiq(&["init"]).done();
    let server = operator.serve(&["--behind-proxy"]);
    let attempt = |number: usize, address: &str| {
        let mut visitor = server.visitor();
        visitor.forwarded_for = Some(format!("198.51.100.{number}, {address}"));
        let email = format!("somebody-{number}@example.invalid");
        visitor.post("/sign-in", &[("email", &email), ("password", "a guess")]).status
    };
    let answers: Vec<u16> = (0..60).map(|number| attempt(number, "203.0.113.7")).collect();
    assert!(answers[..40].iter().all(|status| *status == 422), "{answers:?}");
    assert!(answers.contains(&429), "{answers:?}");
    assert_eq!(attempt(99, "203.0.113.99"), 422, "another address is not slowed with it");
}
