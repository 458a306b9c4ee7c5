using Drydock.Core.Reports.Formats;

namespace Drydock.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words, 1.2-3", "plain words, 1.2-3")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("[x](y)", "\\[x\\](y)")]
    [InlineData("*bold* _em_ `code`", "\\*bold\\* \\_em\\_ \\`code\\`")]
    [InlineData("- item", "\\- item")]
    [InlineData("see @octocat and #12", "see @&#8203;octocat and #&#8203;12")]
    [InlineData("go to https://example.com", "go to https:&#8203;//example.com")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("red \u001b[31m", "red \uFFFD\\[31m")]
    public void A_strangers_text_is_plain(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [Theory]
    [InlineData("", "")]
    [InlineData("libc6", "`libc6`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a|b", "`a\\|b`")]
    public void A_name_is_code(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));
}
