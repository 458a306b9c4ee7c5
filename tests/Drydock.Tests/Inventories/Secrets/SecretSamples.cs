namespace Drydock.Tests.Inventories.Secrets;

/// <summary>A text for each kind of secret. They are put together here, so that no file of the project holds what looks like one.</summary>
internal static class SecretSamples
{
    private const string D = "-----";

    /// <summary>Looks random enough, and is nobody's.</summary>
    private const string Various = "q7Rk2VmZ9cB3dE5g" + "H8jK1nP4sT6uW0xYaLfGhJiM";
    private static readonly string Mixed = string.Concat(Enumerable.Repeat("q7Rk2VmZ9c", 60));
    private static readonly string Hex = string.Concat(Enumerable.Repeat("9c4e7a1f03", 20));
    private static readonly string Upper = string.Concat(Enumerable.Repeat("Q7RK2VMZ9C", 20));

    public static IReadOnlyList<(string Id, string Path, string Text)> All { get; } =
    [
        ("private-key", "", $"{D}BEGIN PRIVATE KEY{D}\n{Mixed[..64]}\n{Mixed[..64]}\n{D}END PRIVATE KEY{D}"),
        ("private-key", "a.json", $"{{\"private_key\": \"{D}BEGIN PRIVATE KEY{D}\\n{Mixed[..64]}\\n{Mixed[..64]}\\n{D}END PRIVATE KEY{D}\\n\"}}"),
        ("private-key", "", $"{D}BEGIN OPENSSH PRIVATE KEY{D}\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n{Mixed[..64]}\n{D}END OPENSSH PRIVATE KEY{D}"),
        ("private-key", "", $"{D}BEGIN PGP PRIVATE KEY BLOCK{D}\nVersion: 1\n\n{Mixed[..64]}\n=abcd\n{D}END PGP PRIVATE KEY BLOCK{D}"),
        ("encrypted-private-key", "", $"{D}BEGIN OPENSSH PRIVATE KEY{D}\nb3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHI\n{Mixed[..64]}\n{D}END OPENSSH PRIVATE KEY{D}"),
        ("encrypted-private-key", "", $"{D}BEGIN ENCRYPTED PRIVATE KEY{D}\n{Mixed[..64]}\n{Mixed[..64]}\n{D}END ENCRYPTED PRIVATE KEY{D}"),
        ("aws-secret-access-key", "", $"AKIA{Upper[..16]},{Various}"),
        ("aws-named-secret", "", $"aws_secret_access_key = {Various}"),
        ("azure-sas", "", $"?sv=2024-01-01&se=2027-01-01&sig={Mixed[..43]}%3D"),
        ("azure-storage-key", "", $"AccountKey={Mixed[..86]}==;"),
        ("azure-shared-access-key", "", $"SharedAccessKey={Mixed[..43]}="),
        ("openai-key", "", $"sk-proj-{Mixed[..20]}T3Blbk" + $"FJ{Mixed[..20]}"),
        ("json-web-token", "", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + $".eyJzdWIiOiJzaG9wIn0.{Mixed[..43]}"),
        ("url-password", "", "postgres://shop:Robot-7-pass@db.internal:5432/shop"),
        ("secret-variable", ".env", "DB_PASSWORD=Robot-7-pass"),
        ("secret-variable", "app/prod.env", "export STRIPE_SECRET='" + Mixed[..24] + "'"),
        ("pgpass-password", ".pgpass", "db:5432:*:shop:Robot-7-pass"),
        ("github-token", "", "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"),
        ("github-fine-grained-token", "", "github_pat_" + Mixed[..22] + "_" + Mixed[..59]),
        ("gitlab-token", "", "glpat-" + Mixed[..20]),
        ("npm-token", "", "npm_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"),
        ("npm-auth-token", ".npmrc", "//registry.internal/:_authToken=" + Mixed[..30]),
        ("npm-password", ".npmrc", "_auth=" + Mixed[..30]),
        ("pypi-token", "", "pypi-AgEIcHlwaS5vcmc" + Mixed[..80]),
        ("rubygems-token", "", "rubygems_" + Hex[..48]),
        ("docker-hub-token", "", "dckr_pat_" + Mixed[..27]),
        ("docker-login", ".docker/config.json", "{\"auths\":{\"r\":{\"auth\": \"" + Mixed[..20] + "\"}}}"),
        ("slack-token", "", "xoxb-" + "123456789012".Replace('1', '7') + "-" + Mixed[..24]),
        ("slack-webhook", "", "https://hooks.slack.com/services/T" + $"{Upper[..9]}/B{Upper[..9]}/{Mixed[..24]}"),
        ("google-api-key", "", "AIza" + Mixed[..35]),
        ("google-oauth-secret", "", "GOCSPX-" + Mixed[..28]),
        ("huggingface-token", "", "hf_" + Mixed[..34]),
        ("anthropic-key", "", "sk-ant-api" + "03-" + Mixed[..93]),
        ("stripe-key", "", "sk_live_" + Mixed[..24]),
        ("stripe-webhook-secret", "", "whsec_" + Mixed[..32]),
        ("sendgrid-key", "", "SG." + Mixed[..22] + "." + Mixed[..43]),
        ("shopify-token", "", "shpat_" + Hex[..32]),
        ("digitalocean-token", "", "dop_v1_" + Hex[..64]),
        ("vault-token", "", "hvs." + Mixed[..24]),
        ("age-key", "", "AGE-SECRET-KEY-1" + Upper[..58]),
        ("databricks-token", "", "dapi" + Hex[..32]),
        ("atlassian-token", "", "ATATT3xFfGF0" + Mixed[..180]),
        ("grafana-token", "", "glsa_" + Mixed[..32] + "_" + Hex[..8]),
        ("grafana-cloud-token", "", "glc_eyJ" + Mixed[..80]),
        ("linear-key", "", "lin_api_" + Mixed[..40]),
        ("new-relic-key", "", "NRAK-" + Upper[..27]),
        ("postman-key", "", "PMAK-" + Hex[..24] + "-" + Hex[..34]),
        ("pulumi-token", "", "pul-" + Hex[..40]),
        ("planetscale-token", "", "pscale_tkn_" + Mixed[..43]),
        ("doppler-token", "", "dp.pt." + Mixed[..43]),
        ("sentry-token", "", "sntryu_" + Hex[..64]),
        ("tailscale-key", "", "tskey-auth-" + Mixed[..12] + "-" + Mixed[..32]),
        ("supabase-token", "", "sbp_" + Hex[..40]),
        ("groq-key", "", "gsk_" + Mixed[..52]),
        ("netlify-token", "", "nfp_" + Mixed[..36]),
        ("terraform-token", "", Mixed[..14] + " .atlasv1." + Mixed[..67]),
        ("fly-token", "", "FlyV1 fm2_" + Mixed[..200]),
        ("sourcegraph-token", "", "sgp_" + Hex[..40]),
        ("mailgun-key", "", "key-" + Hex[..32]),
        ("twilio-token", "", "TWILIO_AUTH_TOKEN=" + Hex[..32]),
        ("datadog-key", "", "DD_API_KEY=" + Hex[..32]),
        ("netrc-password", ".netrc", "machine m login l password Robot-7-pass"),
        ("maven-password", ".m2/settings.xml", "<password>Robot-7-pass</password>"),
        ("pypi-password", ".pypirc", "password = Robot-7-pass"),
        ("mysql-password", ".my.cnf", "password=Robot-7-pass"),
        ("gradle-password", "gradle.properties", "signing.password=Robot-7-pass"),
    ];
}
