//! What is read from a paste, as a tree in a compact notation.

mod damage;
mod dumps;
mod floods;
mod hostile;
mod layers;
mod lines;
mod notations;
mod show;
mod transport;

use super::read;
use show::show;

/// (paste, trees)
fn check(cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (paste, expected) in cases {
        let found = show(&read(paste));
        if found != *expected {
            wrong.push_str(&format!("\npaste    {paste:?}\nexpected {expected}\nfound    {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn clean_json_keeps_every_member_and_its_order() {
    check(&[
        (r#"{"status":false,"code":8006,"result":null}"#, "{status=false code=8006 result=null}"),
        (r#"{"code":5005,"code":200}"#, "{code=5005 code=200}"),
        (r#"see {"a":[1,2.5,"x"]} and {"b":{}}"#, r#"{a=[1 2.5 "x"]} {b={}}"#),
        (r#"{"code":8006.0,"b":8.006e3}"#, "{code=8006 b=8006}"),
        (r#"{"m":"a\"b\u0041\n"}"#, r#"{m="a\"bA\n"}"#),
    ]);
}
