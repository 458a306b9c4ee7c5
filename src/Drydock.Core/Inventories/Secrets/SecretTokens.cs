using System.Collections.Immutable;
using static Drydock.Core.Inventories.Secrets.Letters;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Tokens that say by a prefix what they are: prefix, alphabet, length.</summary>
internal static class SecretTokens
{
    public static ImmutableArray<ISecretDetector> All { get; } =
    [
        new TokenDetector("github-token", "a GitHub token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], Alphanumeric, 36, 36) { IsSound = TokenChecksum.IsSound },
        new TokenDetector("github-fine-grained-token", "a GitHub token", ["github_pat_"], Word, 82, 82),
        new TokenDetector("gitlab-token", "a GitLab token", ["glpat-", "gldt-", "glptt-", "glrt-", "glcbt-", "glagent-", "glsoat-", "glimt-", "glffct-", "gloas-"], Dotted, 20, 300),
        new TokenDetector("npm-token", "an npm token", ["npm_"], Alphanumeric, 36, 36) { IsSound = TokenChecksum.IsSound },
        new TokenDetector("pypi-token", "a PyPI token", ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"], Base64Url, 50, 1000),
        new TokenDetector("rubygems-token", "a RubyGems key", ["rubygems_"], Hex, 48, 48),
        new TokenDetector("docker-hub-token", "a Docker Hub token", ["dckr_pat_", "dckr_oat_"], Base64Url, 27, 60),
        new TokenDetector("slack-token", "a Slack token", ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-"], Base64Url, 24, 300) { IsSound = static t => t.Count((byte)'-') > 0 && t.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 },
        new TokenDetector("slack-webhook", "an address that posts to Slack", ["hooks.slack.com/services/T", "hooks.slack.com/workflows/T"], Letters.Path, 30, 120),
        new TokenDetector("google-api-key", "a Google API key", ["AIza"], Base64Url, 35, 35) { Strength = SecretStrength.Likely },
        new TokenDetector("google-oauth-secret", "a Google OAuth secret", ["GOCSPX-"], Base64Url, 28, 28),
        new TokenDetector("huggingface-token", "a Hugging Face token", ["hf_", "api_org_"], Alphanumeric, 34, 37) { IsSound = static t => Mixed(t) },
        new TokenDetector("anthropic-key", "an Anthropic key", ["sk-ant-api", "sk-ant-admin", "sk-ant-oat"], Base64Url, 80, 150),
        new TokenDetector("stripe-key", "a Stripe key", ["sk_live_", "rk_live_"], Alphanumeric, 24, 250),
        new TokenDetector("stripe-webhook-secret", "a secret of Stripe's webhooks", ["whsec_"], Alphanumeric, 32, 64) { IsSound = static t => Mixed(t) },
        new TokenDetector("sendgrid-key", "a SendGrid key", ["SG."], Dotted, 66, 66) { IsSound = static t => t[22] == '.' && t.Count((byte)'.') == 1 },
        new TokenDetector("shopify-token", "a Shopify token", ["shpat_", "shpca_", "shppa_", "shpss_"], AnyHex, 32, 32),
        new TokenDetector("digitalocean-token", "a DigitalOcean token", ["dop_v1_", "doo_v1_", "dor_v1_"], Hex, 64, 64),
        new TokenDetector("vault-token", "a HashiCorp Vault token", ["hvs.", "hvb."], Base64Url, 24, 300) { IsSound = static t => Mixed(t) },
        new TokenDetector("age-key", "an age key", ["AGE-SECRET-KEY-1"], Upper, 58, 58),
        new TokenDetector("databricks-token", "a Databricks token", ["dapi"], Hex, 32, 32),
        new TokenDetector("atlassian-token", "an Atlassian token", ["ATATT3xFfGF0", "ATCTT3xFfGN0"], Base64, 60, 400),
        new TokenDetector("grafana-token", "a Grafana token", ["glsa_"], Word, 41, 41),
        new TokenDetector("grafana-cloud-token", "a Grafana Cloud token", ["glc_eyJ"], Base64, 60, 400),
        new TokenDetector("linear-key", "a Linear key", ["lin_api_"], Alphanumeric, 40, 40),
        new TokenDetector("new-relic-key", "a New Relic key", ["NRAK-"], Upper, 27, 27),
        new TokenDetector("postman-key", "a Postman key", ["PMAK-"], Base64Url, 59, 59),
        new TokenDetector("pulumi-token", "a Pulumi token", ["pul-"], Hex, 40, 40),
        new TokenDetector("planetscale-token", "a PlanetScale token", ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"], Dotted, 32, 64),
        new TokenDetector("doppler-token", "a Doppler token", ["dp.pt.", "dp.st.", "dp.sa."], Dotted, 40, 70),
        new TokenDetector("sentry-token", "a Sentry token", ["sntryu_", "sntrys_"], Base64, 64, 400),
        new TokenDetector("tailscale-key", "a Tailscale key", ["tskey-auth-", "tskey-api-", "tskey-client-"], Base64Url, 20, 80),
        new TokenDetector("supabase-token", "a Supabase token", ["sbp_"], Hex, 40, 40),
        new TokenDetector("groq-key", "a Groq key", ["gsk_"], Alphanumeric, 52, 52),
        new TokenDetector("netlify-token", "a Netlify token", ["nfp_"], Alphanumeric, 36, 40) { IsSound = static t => Mixed(t) },
        new TokenDetector("terraform-token", "a token of Terraform Cloud", [".atlasv1."], Base64Url, 60, 80),
        new TokenDetector("fly-token", "a Fly.io token", ["FlyV1 fm1_", "FlyV1 fm2_"], Base64, 80, 2000),
        new TokenDetector("sourcegraph-token", "a Sourcegraph token", ["sgp_"], Hex, 40, 40),
        new TokenDetector("mailgun-key", "a Mailgun key", ["key-"], Hex, 32, 32) { Strength = SecretStrength.Likely },
        new TokenDetector("azure-shared-access-key", "a key of an Azure service", ["SharedAccessKey="], Base64, 44, 44),
    ];

    /// <summary>Digits and letters of both kinds: what a machine made up, not a name.</summary>
    private static bool Mixed(ReadOnlySpan<byte> token) =>
        token.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 && token.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && token.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0;
}
