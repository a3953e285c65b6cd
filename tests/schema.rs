//! The committed JSON Schemas are those of the types that read the documents.
#![cfg(feature = "cli")]

use pushproof::cli::schema::Document;
use serde_json::Value;

const SCHEMAS: [(&str, Document, &str); 2] = [
    ("campaign", Document::Campaign, include_str!("../schemas/campaign.schema.json")),
    ("profile", Document::Profile, include_str!("../schemas/profile.schema.json")),
];

#[test]
fn the_committed_schemas_are_fresh() {
    for (name, document, committed) in SCHEMAS {
        assert!(
            document.schema() == committed,
            "schemas/{name}.schema.json is stale; renew it with: cargo run -- schema {name} > schemas/{name}.schema.json"
        );
    }
}

#[test]
fn schemas_are_titled_and_say_what_every_field_is() {
    for (name, document, _) in SCHEMAS {
        let schema: Value = serde_json::from_str(&document.schema()).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert!(schema["title"].as_str().is_some_and(|title| title.starts_with("Pushproof")), "{name}");
        let properties = schema["properties"].as_object().expect("properties");
        assert!(properties["format"]["anyOf"][0]["$ref"].is_string(), "{name}");
        for (key, property) in properties {
            assert!(property["description"].as_str().is_some_and(|words| !words.is_empty()), "{name}: {key}");
        }
    }
}
