//! What stands around a reply and is not part of it.

use super::{check, read};
use crate::decode::node::Node;

const TREE: &str = r#"{status=false code=8006 message="no face"}"#;

/// The same reply over five lines, each behind what `prefix` makes of its number.
fn behind(prefix: impl Fn(usize) -> String) -> String {
    ["{", "  \"status\": false,", "  \"code\": 8006,", "  \"message\": \"no face\"", "}"]
        .iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}\n", prefix(index)))
        .collect()
}

fn place_of_code(node: &Node) -> Option<std::ops::Range<usize>> {
    node.member("code").map(|code| code.span.clone())
}

#[test]
fn prefixes() {
    let prefixes: &[(&str, &dyn Fn(usize) -> String)] = &[
        ("mail", &|_| "> ".to_owned()),
        ("nested mail", &|_| "> >> ".to_owned()),
        ("gutter", &|line| format!("{:>3} | ", line + 8)),
        ("gutter without blank", &|line| format!("{}: ", line + 8)),
        ("grep", &|line| format!("{}{}", line + 8, if line == 2 { ':' } else { '-' })),
        ("gutter with tab", &|line| format!("{}\t", line + 98)),
        ("gutter of blanks", &|line| format!("{:>4}  ", line + 1)),
        ("diff, added", &|_| "+".to_owned()),
        ("diff, kept and added", &|line| if line % 2 == 0 { " " } else { "+" }.to_owned()),
        ("docker compose", &|_| "web_1  | ".to_owned()),
        ("kubernetes", &|line| format!("2030-01-01T10:00:0{line}.123456789Z stdout F ")),
        ("syslog", &|line| format!("Jan  1 10:00:0{line} host app[123]: ")),
        ("logcat", &|line| format!("01-01 10:00:00.12{line}  1234  5678 D OkHttp  : ")),
        ("iso", &|line| format!("2030-01-01 10:00:00,{line} INFO [main] c.x.Kyc - ")),
        ("event stream", &|_| "data: ".to_owned()),
        ("flutter logger", &|_| "flutter: ║ ".to_owned()),
        ("mailed gutter", &|line| format!("> {}: ", line + 1)),
        ("colour", &|_| "\u{1b}[32m".to_owned()),
        ("nothing, CRLF", &|_| "\r".to_owned()),
    ];
    let mut wrong = String::new();
    for (name, prefix) in prefixes {
        let paste = behind(prefix);
        let reading = read(&paste);
        let found = super::show(&reading);
        let place = reading.pieces.first().and_then(|piece| place_of_code(&piece.root));
        if found != TREE || place.and_then(|place| paste.get(place)) != Some("8006") {
            wrong.push_str(&format!("\n{name}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn around() {
    check(&[
        ("2030-01-01 10:00:00 INFO response={\"code\":8006} took 3 ms", "{code=8006}"),
        ("{code:json}\n{\"code\":8006}\n{code}", "{code=8006}"),
        ("```json\n{\"code\":8006,\n```\nThanks", "{code=8006}~!"),
        ("~~~\n{\"code\":8006}\n~~~", "{code=8006}"),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nstatus: 422\r\n\r\n{\"code\":8006}",
            "{code=8006}",
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"code\":\r\n7\r\n8006,\"a\r\n5\r\n\":1} \r\n0\r\n\r\n",
            "{code=8006 a=1}",
        ),
        (
            "* Connected to x\n> POST /api HTTP/2\n> accept: */*\n>\n< HTTP/2 200\n< content-type: application/json\n<\n{ [52 bytes data]\n{\"code\":8006}\n* Connection #0 left\n",
            "{code=8006}",
        ),
        (
            "{\"log\":\"{\\n\",\"stream\":\"stdout\"}\n{\"log\":\"  \\\"code\\\": 8006\\n\",\"stream\":\"stdout\"}\n{\"log\":\"}\\n\",\"stream\":\"stdout\"}\n",
            "{code=8006}",
        ),
        (
            "E/K ( 123): {\"code\":8006,\"message\":\"no fa\nE/K ( 123): ce here\",\"decision\":\"DECLI\nE/K ( 123): NED\"}",
            r#"{code=8006 message="no fa ce here" decision="DECLINED"}~"#,
        ),
        ("\u{1b}[1m{\"co\u{1b}[31mde\"\u{1b}[0m: 80\u{1b}[31m06\u{1b}[0m}", "{code=8006}"),
        ("[31m{\"code\":8006}[0m", "{code=8006}"),
        ("{\"code\": 8006,\r \"a\": 1\r}\r", "{code=8006 a=1}"),
        ("{\"code\": 8006,\u{2028} \"a\": 1\u{2028}}", "{code=8006 a=1}"),
        ("$ curl -s https://x.test | jq\n{\"code\":8006}\n$ ", "{code=8006}"),
        (
            "id,body\n1,\"{\"\"code\"\":8006,\"\"message\"\":\"\"no face\"\"}\"\n2,\"{\"\"code\"\":5004}\"\n",
            r#"{code=8006 message="no face"} {code=5004}"#,
        ),
    ]);
}

#[test]
fn hard_wraps_at_every_width() {
    let reply = r#"{"status":true,"code":200,"result":{"decision":"DECLINED","errorCodes":[5005,8006],"verification_summary":{"face_verified":false,"document_verified":true}}}"#;
    let expected = super::show(&read(reply));
    for width in 20..120 {
        for quoting in ["", "> "] {
            let lines = reply.as_bytes().chunks(width).map(|line| String::from_utf8_lossy(line).into_owned());
            let paste: String = lines.map(|line| format!("{quoting}{line}\n")).collect();
            let found = super::show(&read(&paste));
            assert_eq!(found.trim_end_matches('~'), expected, "{width}\n{paste}");
        }
    }
}

#[test]
fn heads_are_kept_apart() {
    for (paste, expected) in [
        ("HTTP/1.1 422 Unprocessable Entity\n\n{}", vec![(422, false)]),
        ("HTTP/2 500\nserver: x\n\n", vec![(500, false)]),
        ("< HTTP/1.1 413 Payload\n<\n", vec![(413, false)]),
        ("> HTTP/1.1 100 Continue\n> HTTP/1.1 200 OK", vec![(100, false), (200, false)]),
        ("<-- 502 Bad Gateway https://x.test (120ms)", vec![(502, false)]),
        (
            "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body><h1>413 Request Entity Too Large</h1></body></html>",
            vec![(413, true)],
        ),
        (
            "<!DOCTYPE html><html><head><title>x | 502: Bad gateway</title></head></html> <html><h1>ERROR 504</h1>",
            vec![(502, true), (504, true)],
        ),
        ("413 Request Entity Too Large\nnginx/1.18.0", vec![(413, true)]),
        ("\"POST /api HTTP/1.1\" 422 17", vec![]),
        ("we got 500 pictures", vec![]),
    ] {
        let found: Vec<_> = read(paste).heads.iter().map(|head| (head.status, head.html)).collect();
        assert_eq!(found, expected, "{paste}");
    }
}

#[test]
fn plain_text_knows_its_places() {
    let paste = "> the code\n> is 80\u{200b}06 \u{1b}[31mnow\u{1b}[0m\n";
    let reading = read(paste);
    let text: String = reading.plain.iter().map(|(run, _)| run.as_str()).collect();
    assert_eq!(text, "the code\nis 80\u{200b}06 now\n");
    for (run, start) in &reading.plain {
        let first = run.chars().next();
        assert_eq!(paste.get(*start..).and_then(|rest| rest.chars().next()), first, "{run}");
    }
}

#[test]
fn tags_of_a_highlighter() {
    let dressed = |text: &str| {
        let signs = text.replace('{', "<span class=\"p\">{</span>").replace(':', "<span>:</span>");
        format!("<div class=\"highlight\"><pre>{signs}</pre></div>")
    };
    check(&[
        (&dressed(r#"{"status": false, "code": <b>8006</b>}"#), "{status=false code=8006}"),
        (r#"{"error<em>Codes</em>":[<mark>8006</mark>],"status":false}"#, "{errorCodes=[8006] status=false}"),
        (
            "{&quot;code&quot;<span>:</span> <span class=&quot;mi&quot;>8006</span>, &quot;status&quot;: false}",
            "{code=8006 status=false}",
        ),
        ("<p>{\"code\":8006,\"m\":\"a<span>b</span>c\"}</p>", "{code=8006 m=\"a<span>b</span>c\"}"),
    ]);
}

#[test]
fn quotes_as_numbers() {
    check(&[
        (r#"body="{\x22status\x22:false,\x22code\x22:8006}" 200"#, "{status=false code=8006}"),
        (r#"body="{\u0022status\u0022:false,\u0022code\u0022:8006}" 200"#, "{status=false code=8006}"),
        ("{\"code\": \u{665}\u{660}\u{660}\u{664}, \"status\": false}", "{code=5004 status=false}"),
    ]);
}
