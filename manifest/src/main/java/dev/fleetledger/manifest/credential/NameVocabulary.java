package dev.fleetledger.manifest.credential;

import java.util.Set;

/** Words of names, by what they say about the value. A name's words are those of {@link NameWords}. */
final class NameVocabulary {
    /** A value with such a name is a credential, unless a later word says that it is something about one. */
    static final Set<String> CREDENTIAL = Set.of("password", "passwords", "passwd", "passphrase", "passcode", "pass", "pwd", "pswd",
        "psw", "pw", "psk", "secret", "secrets", "token", "tokens", "credential", "credentials", "cred", "creds", "apikey", "apikeys",
        "authkey", "accesskey", "secretkey", "privatekey", "privkey", "sshkey", "masterkey", "licensekey", "signingkey", "encryptionkey",
        "writekey", "appkey", "authorization", "cookie", "cookies", "htpasswd", "dockerconfigjson", "dockercfg", "netrc", "requirepass",
        "masterauth", "jwt", "otp", "totp", "passwort", "kennwort", "mdp", "contrasena", "contraseña", "senha", "wachtwoord", "parola");
    /** These occur in a longer word too: DBPASSWORD, authtokens. */
    static final Set<String> CREDENTIAL_STEMS = Set.of("passw", "passphrase", "secret", "token", "credential", "apikey", "accesskey",
        "privatekey");
    /** These end a longer word too: PGPASS, MYSQLPWD, rootpw. */
    static final Set<String> CREDENTIAL_ENDINGS = Set.of("pass", "pwd", "pw");
    /** What is being typed: PASSW, SECR. */
    static final Set<String> CREDENTIAL_BEGINNINGS = Set.of("password", "secret", "token", "credential", "apikey");
    static final Set<String> NOT_CREDENTIAL = Set.of("bypass", "compass", "encompass", "passwordless", "secretless", "tokenizer",
        "tokenize", "tokenized", "tokenization", "secretary", "detokenize");

    /** A key is a credential if one of these words precedes it. */
    static final Set<String> KEY_QUALIFIERS = Set.of("api", "access", "secret", "private", "priv", "ssh", "auth", "authentication",
        "authorization", "signing", "sign", "signature", "encryption", "encrypt", "decryption", "crypt", "crypto", "cipher", "aes", "rsa",
        "hmac", "master", "account", "storage", "license", "licence", "app", "application", "client", "session", "webhook", "admin",
        "deploy", "integration", "ingestion", "ingest", "write", "shared", "preshared", "wireguard", "wg", "registration", "activation",
        "install", "join", "bootstrap", "subscription", "routing", "instrumentation", "consumer", "agent", "cookie", "jwt", "server",
        "root", "user", "team", "management", "transit", "unseal", "recovery", "gossip", "tls", "ssl", "service", "sdk", "edge",
        "function", "insert", "project", "device", "customer", "partner", "gateway", "personal", "feed", "enrollment", "claim", "cluster",
        "node");
    static final Set<String> KEY = Set.of("key", "keys");

    /** After a credential's word these say that the value is where it is, what it is called, or how long it lasts. */
    static final Set<String> ABOUT_CREDENTIAL = Set.of("file", "files", "filename", "filepath", "path", "paths", "dir", "directory",
        "folder", "name", "names", "ref", "reference", "mount", "mountpath", "location", "provider", "providers", "class", "kind", "type",
        "types", "url", "urls", "uri", "endpoint", "endpoints", "host", "port", "address", "addr", "ttl", "expiry", "expire", "expires",
        "expiration", "age", "lifetime", "duration", "interval", "period", "timeout", "seconds", "minutes", "hours", "days", "ms",
        "refresh", "renew", "renewal", "rotate", "rotation", "retry", "retries", "length", "len", "size", "min", "max", "count", "limit",
        "bytes", "enabled", "enable", "disabled", "disable", "required", "require", "policy", "policies", "mode", "method", "strategy",
        "algorithm", "alg", "source", "sources", "audience", "audiences", "issuer", "namespace", "namespaces", "field", "fields",
        "header", "headers", "prefix", "suffix", "regex", "pattern", "format", "version", "env", "variable", "label", "labels",
        "selector", "template", "through", "backend", "backends", "review", "webhook", "projection", "stdin", "prompt", "cert",
        "certificate", "ca", "spec", "manager", "store",
        "reader", "usage", "usages", "scope", "scopes", "domain", "secretname", "configmap",
        "loader", "helper", "exchange", "description", "documentation", "resource", "resources", "pairs", "operator", "bucket",
        "buckets");

    /** Random text is no credential here: it identifies something, proves that it is unchanged, or is public. */
    static final Set<String> IDENTIFIER = Set.of("checksum", "checksums", "sha", "shasum", "digest", "md", "crc", "etag", "fingerprint",
        "thumbprint", "commit", "revision", "rev", "sum", "integrity", "public", "pub", "ca", "cabundle", "cert", "certificate",
        "certificates", "id", "ids", "uid", "uuid", "guid", "image", "images", "tag", "build", "trace", "traceid", "checkout", "hard",
        "generation", "version", "hash", "template", "arn", "nonce", "gitsha", "match");

    /** Before a credential's word these say that the value is derived from it; after it, that the value identifies it. */
    static final Set<String> DERIVED_BEFORE = Set.of("checksum", "sha", "hash", "public", "pub");
    static final Set<String> DERIVED_AFTER = Set.of("sha", "checksum", "fingerprint", "uid", "uuid");
    /** A token is too long to be guessed from its hash; a password isn't. */
    static final Set<String> DERIVED_AFTER_TOKEN = Set.of("id", "hash");
    /** A credential's word for which Kubernetes has objects, so that the value may be the name of one. */
    static final Set<String> OBJECT = Set.of("secret", "secrets", "credential", "credentials", "cred", "creds");
    /** Before such a word they say that the value is the object's name. */
    static final Set<String> OF_OBJECT = Set.of("pull");
    /** Before such a word they say that the value is a switch, for which some write 1. */
    static final Set<String> SWITCH = Set.of("allow", "enable", "disable", "use", "require", "skip", "no", "ignore", "show", "hide",
        "random", "mask", "has", "with", "without", "validate", "verify", "check", "max", "min", "num");
    static final Set<String> PLURAL = Set.of("passwords", "tokens", "keys", "apikeys");

    /** A value that looks like a password is one here; a word of a language isn't. */
    static final Set<String> HINT = Set.of("auth", "key", "keys", "sig", "signature", "sas", "pat", "salt", "pepper", "seed", "session",
        "sid", "sessionid", "phpsessid", "jsessionid", "pin", "login", "bearer", "license", "licence", "dsn", "community", "code",
        "basicauth", "userpass", "hmac", "access", "unlock", "webhook", "hook", "encryption", "oauth");
    /** Names of Kubernetes' own fields and of entries in tables. */
    static final Set<String> PLAIN_KEYS = Set.of("topology", "label", "labels", "annotation", "sort", "partition", "cache", "map",
        "config", "foreign", "object", "row", "field", "taint", "node", "group", "data", "lookup", "search", "shortcut", "host",
        "primary", "public", "pub", "metric", "ca", "index", "item", "configmap");

    private NameVocabulary() {
    }
}
