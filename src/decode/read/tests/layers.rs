//! Texts inside texts, with their places.

use super::{check, read};
use crate::decode::node::Node;

#[test]
fn escaped_percent_entities() {
    check(&[
        (r#"{"body":"{\"code\":8006,\"m\":\"a \\\"b\\\"\"}"}"#, r#"{body=<{code=8006 m="a \"b\""}>}"#),
        (r#"{"a":"{\"b\":\"{\\\"code\\\":8006}\"}"}"#, "{a=<{b=<{code=8006}>}>}"),
        (r#"{\"code\":8006,\"m\":\"x\"}"#, r#"{code=8006 m="x"}"#),
        (r#""{\"code\":8006}" and {"code":1}"#, "{code=8006} {code=1}"),
        (r#"{\\\"code\\\":8006}"#, "{code=8006}"),
        (r#"{\u0022code\u0022:8006}"#, "{code=8006}"),
        (r#"{\n  \"code\": 8006,\n  \"m\": \"x\"\n}"#, r#"{code=8006 m="x"}"#),
        ("payload=%7B%22code%22%3A8006%2C%22m%22%3A%22no+face%22%7D&x=1", r#"{code=8006 m="no face"}"#),
        ("%257B%2522code%2522%253A8006%257D", "{code=8006}"),
        (
            "code=8006&status=false&message=Face%20not%20found",
            r#"{code=8006 status=false message="Face not found"}"#,
        ),
        ("{&quot;code&quot;:8006,&#34;m&#34;:&quot;x&quot;}", r#"{code=8006 m="x"}"#),
        ("{&amp;quot;code&amp;quot;:8006}", "{code=8006}"),
        (r#"{"log":"INFO response={\"code\":8006}\n"}"#, "{log=<{code=8006}>}"),
        (r#"{"errorCodes":"[5005]"}"#, "{errorCodes=<[5005]>}"),
        (r#"1,"{""code"":8006,""m"":""x""}",2"#, r#"{code=8006 m="x"}"#),
        (r#"{"message":"use {name} and [x]"}"#, r#"{message="use {name} and [x]"}"#),
    ]);
}

fn find<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        if let Some(found) = node.member(key) {
            return Some(found);
        }
        stack.extend(node.members().iter().map(|member| &member.value));
        stack.extend(node.elements());
    }
    None
}

#[test]
fn places_are_those_of_the_paste() {
    for paste in [
        r#"x {"body":"{\"m\":\"\\\"\",\"code\":8006}"}"#,
        r#"{\"code\":8006,\"m\":\"x\"}"#,
        "a=%7B%22code%22%3A8006%7D",
        "{&quot;code&quot;:8006}",
        r#"{"a":"{\"b\":\"{\\\"code\\\":8006}\"}"}"#,
        "> {\"a\":1,\n> \"code\":8006}",
    ] {
        let reading = read(paste);
        let code = reading.pieces.iter().find_map(|piece| find(&piece.root, "code")).expect(paste);
        assert_eq!(paste.get(code.span.clone()), Some("8006"), "{paste}");
    }
}
