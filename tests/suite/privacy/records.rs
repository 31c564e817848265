//! Ten invented replies of the shapes in sections 2.4 to 2.16 of the API notes, full of invented people.

use serde_json::{Value, json};

/// Everything in the records that belongs to a person or opens a door.
pub(super) const PERSONAL: &[&str] = &[
    "PETRONELLA QUOSPINKLE",
    "Petronella",
    "QUOSPINKLE",
    "Wilhelmyna",
    "Zwickenbusch-Ohlsdorff",
    "O'Bryzgalov",
    "Жозефина",
    "Ruritania",
    "RU",
    "RUR",
    "Female",
    "1987-06-23",
    "Krakozhia",
    "Q7735519",
    "784-1987-5551234-9",
    "I<RURQUOSPINKLE<<PETRONELLA<<<<<^Q7735519<4RUR8706234F3201019<<<<<<<<<^WILHELMYNA<<<<<",
    "2032-01-19",
    "2022-01-20",
    "R7F00B4R",
    "12 Juniper Hollow, Flat 9",
    "90187",
    "petronella.q@mailbox.example",
    "+971 50 555 0187",
    "Mozilla/5.0 (Linux; Android 14; Zephyrphone X9) AppleWebKit/537.36",
    "Zephyrphone",
    "203.0.113.77",
    "cust-petronella-77",
    "vault/9f3a/front-Zephyr.jpg",
    "https://vaultbucket.example/9f3a/zelfyx.jpg?sig=Xk29fjQmB",
    "fid-88aa-quosp",
    "https://apps.faceki.com/kycverify/5f0c7a9e-77aa-4bbb-8ccc-0123456789ab",
    "5f0c7a9e-77aa-4bbb-8ccc-0123456789ab",
    "eyJraWQiOiJxdWltYiJ9.eyJzdWIiOiJwZXRyb25lbGxhIn0.c2lnbmF0dXJlcXVpbWI",
    "hunterGrumpf99",
    "cl-Wobbegong-42",
    "agent called Petronella on her birthday",
    "Hologram of Quospinkle unreadable",
    "Wozniarsky",
    "OFAC-Blorptown",
];

/// What has to stay readable in the record of the same index.
pub(super) const READABLE: [&[&str]; 10] = [
    &["200", "DECLINED", "00000000-0000-4000-8000-000000000001", "v3.0.0", "w-1", "b-1", "c-1"],
    &["5004", "v3.0.0", "false"],
    &[
        "5005",
        "DECLINED",
        "00000000-0000-4000-8000-000000000002",
        "2030-01-01T00:00:00.000Z",
        "99.1",
        "face_verified",
    ],
    &["3600", "Bearer"],
    &["422"],
    &["0123456789abcdef0123456789abcdef", "isIdentical", "0.91", "notexpired"],
    &["8002"],
    &["ACTIVE", "UNBLOCKED", "logedIn"],
    &["DECLINED", "00000000-0000-4000-8000-000000000003"],
    &["SUCCESS", "5005"],
];

/// The replies.
pub(super) fn records() -> Vec<Value> {
    vec![
        verification(),
        json!({"status": false, "code": 5004, "message": "Hologram of Quospinkle unreadable", "appVersion": "v3.0.0", "result": null}),
        v3_record(),
        json!({"responseCode": 0, "data": {"access_token": "eyJraWQiOiJxdWltYiJ9.eyJzdWIiOiJwZXRyb25lbGxhIn0.c2lnbmF0dXJlcXVpbWI",
            "expires_in": 3600, "token_type": "Bearer"}}),
        json!({"status": false, "message": "client id is required", "statusCode": 422, "data": {},
            "clientSecret": "hunterGrumpf99", "clientId": "cl-Wobbegong-42",
            "url": "https://apps.faceki.com/kycverify/5f0c7a9e-77aa-4bbb-8ccc-0123456789ab"}),
        v2_record(),
        json!({"responseCode": 8002, "data": {"error": {"code": 9, "message": "Hologram of Quospinkle unreadable"}, "responseID": "abc",
            "images": {"selfie_image": "https://vaultbucket.example/9f3a/zelfyx.jpg?sig=Xk29fjQmB"}}}),
        json!({"responseCode": 0, "data": {"user": {"userId": "cust-petronella-77", "email": "petronella.q@mailbox.example",
            "status": "ACTIVE", "blockStatus": "UNBLOCKED", "phoneNumber": "+971 50 555 0187", "faceID": "fid-88aa-quosp"},
            "logedIn": false, "all_face_ids": ["fid-88aa-quosp"]}}),
        json!({"requestId": "00000000-0000-4000-8000-000000000003", "fullName": "PETRONELLA QUOSPINKLE", "status": "DECLINED",
            "applicationId": "petronella.q@mailbox.example",
            "kycData": {"localName": "Жозефина", "placeOfBirth": "Krakozhia", "notes": "agent called Petronella on her birthday"}}),
        json!({"status": "SUCCESS", "data": {"status": false, "code": 5005, "message": "agent called Petronella on her birthday",
            "result": {"lastName": "O'Bryzgalov", "documentNumber": "Q7735519", "unheardOf": "Wozniarsky", "lucky": 90187}}}),
    ]
}

fn verification() -> Value {
    json!({"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0",
        "result": {"requestId": "00000000-0000-4000-8000-000000000001", "decision": "DECLINED",
            "link": "5f0c7a9e-77aa-4bbb-8ccc-0123456789ab", "companyId": "c-1", "workflowId": "w-1", "branchId": "b-1",
            "record_identifier": "cust-petronella-77"}})
}

fn v3_record() -> Value {
    json!({"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0", "result": [{
        "link": "5f0c7a9e-77aa-4bbb-8ccc-0123456789ab", "record_identifier": "cust-petronella-77",
        "requestId": "00000000-0000-4000-8000-000000000002",
        "document_data": [{"reference": "R7F00B4R", "full_name": "PETRONELLA QUOSPINKLE", "first_name": "Petronella",
            "local_name": "Жозефина", "last_name": "O'Bryzgalov", "middle_name": "Wilhelmyna",
            "nationality": "Ruritania", "nationality_iso": "RU", "nationality_iso2": "RUR", "issuer": "Ruritania",
            "gender": "Female", "dob": "1987-06-23", "age": "37", "expiry": "2032-01-19", "expiryDay": "19",
            "issued": "2022-01-20", "documentAdditionalNumber": "784-1987-5551234-9", "document_number": "Q7735519",
            "document_type": "I", "document_type_full": "Identity Card",
            "mrz": "I<RURQUOSPINKLE<<PETRONELLA<<<<<^Q7735519<4RUR8706234F3201019<<<<<<<<<^WILHELMYNA<<<<<",
            "document_face_match": {"similarity": 99.1, "confidence": 99.9}, "passed": true,
            "date_of_birth": "1987-06-23", "date_of_birth_year": "1987"}],
        "selfie_data": {"liveness_pass": true}, "warnings": ["Hologram of Quospinkle unreadable"],
        "notes": ["agent called Petronella on her birthday"],
        "aml": [{"list_name": "OFAC-Blorptown", "type": "SANCTION", "name": "Wozniarsky", "fuzz": 91}],
        "verification_summary": {"face_verified": false, "selfie_liveness_verified": true, "document_verified": true,
            "verification_rules_passed": true, "document_liveness_verified": true, "image_quality": true},
        "document_data_confidence": [{"reference": "R7F00B4R", "full_name": 0.99, "age": 0.97}],
        "decision": "DECLINED", "errorCodes": [5005],
        "deviceDetails": {"useragent": "Mozilla/5.0 (Linux; Android 14; Zephyrphone X9) AppleWebKit/537.36", "ip": "203.0.113.77",
            "detectResult": {"client": {"name": "Zephyrphone", "version": "537.36"},
                "device": {"brand": "Zephyrphone", "model": "Zephyrphone"}}},
        "createdAt": "2030-01-01T00:00:00.000Z", "updatedAt": "2030-01-01T00:00:00.000Z", "__v": 0,
        "images": [{"documentName": "ID Card", "side": "front", "key": "vault/9f3a/front-Zephyr.jpg"}],
        "face_id": "fid-88aa-quosp", "updateBy": "Wozniarsky"}]})
}

fn v2_record() -> Value {
    json!({"responseCode": 0, "data": {"requestId": "r-1", "responseID": "0123456789abcdef0123456789abcdef",
        "verification": {"passed": true, "result": {"face": true, "notexpired": true}},
        "face": {"isIdentical": false, "confidence": 0.91}, "confidence": {"documentNumber": 0.99, "fullName": 0.98},
        "result": {"documentNumber": "Q7735519", "firstName": "Petronella", "fullName": "PETRONELLA QUOSPINKLE",
            "dob": "1987-06-23", "age": 37, "sex": "Female", "placeOfBirth": "Krakozhia", "documentName": "Passport",
            "address1": "12 Juniper Hollow, Flat 9", "postcode": "90187", "optionalData": "Zwickenbusch-Ohlsdorff",
            "personalNumber": "784-1987-5551234-9", "email": "petronella.q@mailbox.example"},
        "aml": [], "images": {"doc_front_image": "https://vaultbucket.example/9f3a/zelfyx.jpg?sig=Xk29fjQmB"}}})
}
