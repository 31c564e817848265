//! The reply that the empty paste box offers, so that a newcomer sees everything work before having a ticket.

/// A declined record with two codes and a made-up person, as `curl -i` prints it.
pub const SAMPLE: &str = r#"HTTP/2 200
content-type: application/json

{
  "status": true,
  "code": 200,
  "message": "OK",
  "appVersion": "v3.0.0",
  "result": [
    {
      "requestId": "00000000-0000-4000-8000-000000000001",
      "record_identifier": "customer-4711",
      "decision": "DECLINED",
      "errorCodes": [5010, 8009],
      "verification_summary": {
        "face_verified": true,
        "selfie_liveness_verified": true,
        "document_verified": false,
        "image_quality": false
      },
      "document_data": [
        {
          "full_name": "SAMPLE PERSON",
          "date_of_birth": "1990-01-01",
          "document_number": "X0000000",
          "document_type_full": "Identity Card",
          "expiry": "2020-01-31"
        }
      ]
    }
  ]
}"#;
