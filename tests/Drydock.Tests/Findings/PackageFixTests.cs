using Drydock.Core.Findings;
using Drydock.Core.Findings.Linting;

namespace Drydock.Tests.Findings;

/// <summary>Fixes of commands keep the way in which a Dockerfile is written.</summary>
public sealed class PackageFixTests
{
    [Theory]
    [InlineData("DF102", "RUN apt-get update && apt-get install -y a", "RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*")]
    [InlineData("DF102", "RUN apt-get update \\\n && apt-get install -y \\\n      a \\\n      b", "RUN apt-get update \\\n && apt-get install -y \\\n      a \\\n      b \\\n && rm -rf /var/lib/apt/lists/*")]
    [InlineData("DF102", "RUN apt-get update && \\\r\n\tapt-get install -y \\\r\n\t\ta", "RUN apt-get update && \\\r\n\tapt-get install -y \\\r\n\t\ta && \\\r\n\trm -rf /var/lib/apt/lists/*")]
    [InlineData("DF102", "RUN <<EOF\napt-get update\napt-get install -y a\nmake\nEOF", "RUN <<EOF\napt-get update\napt-get install -y a && rm -rf /var/lib/apt/lists/*\nmake\nEOF")]
    [InlineData("DF102", "RUN apt-get update; apt-get install -y a # why\nRUN b", "RUN apt-get update; apt-get install -y a && rm -rf /var/lib/apt/lists/* # why\nRUN b")]
    [InlineData("DF102", "RUN apt-get update && for p in a b; do apt-get install -y $p; done", "RUN apt-get update && for p in a b; do apt-get install -y $p; done")]
    [InlineData("DF121", "RUN sudo dnf install -y a", "RUN sudo dnf install -y a && sudo dnf clean all")]
    [InlineData("DF121", "RUN set -e; \\\n    dnf install -y \\\n      a; \\\n    b", "RUN set -e; \\\n    dnf install -y \\\n      a \\\n      && dnf clean all; \\\n    b")]
    public void A_command_is_added_as_the_others_stand(string id, string text, string mended) => Assert.Equal("FROM a\n" + mended, Mend(id, "FROM a\n" + text));

    [Theory]
    [InlineData("DF103", "RUN apt-get install \\\n  # why\n  a", "RUN apt-get install -y \\\n  # why\n  a")]
    [InlineData("DF103", "RUN bash -c \"apt-get install a\"", "RUN bash -c \"apt-get install -y a\"")]
    [InlineData("DF103", "RUN [ \"apt-get\" , \"install\" , \"a\" ]", "RUN [ \"apt-get\" , \"install\", \"-y\" , \"a\" ]")]
    [InlineData("DF103", "RUN [\"sh\", \"-c\", \"apt-get install a\"]", "RUN [\"sh\", \"-c\", \"apt-get install a\"]")]
    [InlineData("DF103", "RUN apt-get \"install\" a", "RUN apt-get \"install\" -y a")]
    [InlineData("DF103", "RUN bash -c 'apt-get \"install\" a'", "RUN bash -c 'apt-get \"install\" a'")]
    [InlineData("DF152", "RUN git config http.sslVerify 'false' && b", "RUN git config http.sslVerify true && b")]
    [InlineData("DF103", "ONBUILD RUN apt-get install a", "ONBUILD RUN apt-get install -y a")]
    public void An_argument_is_put_in_where_the_words_are_as_written(string id, string text, string mended) => Assert.Equal("FROM a\n" + mended, Mend(id, "FROM a\n" + text));

    [Theory]
    [InlineData("DF140", "RUN curl \\\n  -k \\\n  a", "RUN curl \\\n  a")]
    [InlineData("DF140", "RUN curl -sk -k a", "RUN curl -s a")]
    [InlineData("DF140", "RUN curl \\\n  # why\n  -k a", "RUN curl \\\n  # why\n   a")]
    [InlineData("DF140", "RUN curl >b -k a", "RUN curl >b  a")]
    [InlineData("DF140", "RUN [\"curl\", \"-k\", \"a\"]", "RUN [\"curl\", \"a\"]")]
    [InlineData("DF142", "RUN pip install --trusted-host a b --trusted-host=c", "RUN pip install b")]
    [InlineData("DF143", "ENV PYTHONHTTPSVERIFY=0 \\\n    A=1\nRUN b", "ENV A=1\nRUN b")]
    [InlineData("DF143", "ENV PYTHONHTTPSVERIFY 0\nRUN b", "RUN b")]
    [InlineData("DF143", "RUN A=1 PYTHONHTTPSVERIFY=0 b", "RUN A=1 b")]
    [InlineData("DF143", "RUN export PYTHONHTTPSVERIFY=0; b", "RUN unset PYTHONHTTPSVERIFY; b")]
    [InlineData("DF143", "RUN export A=1 PYTHONHTTPSVERIFY=0; b", "RUN export A=1; b")]
    public void A_switch_is_taken_away_with_what_separates_it(string id, string text, string mended) => Assert.Equal("FROM a\n" + mended, Mend(id, "FROM a\n" + text));

    [Theory]
    [InlineData("RUN apt-get update\nRUN apt-get install -y a", "RUN apt-get update && apt-get install -y a")]
    [InlineData("RUN apt-get -q update \nRUN set -e && apt-get install -y a", "RUN apt-get -q update && set -e && apt-get install -y a")]
    [InlineData("RUN apt-get update\nCOPY a b\nRUN apt-get install -y a", "RUN apt-get update\nCOPY a b\nRUN apt-get install -y a")]
    [InlineData("RUN apt-get update\nRUN apt-get install -y a; b", "RUN apt-get update\nRUN apt-get install -y a; b")]
    [InlineData("RUN apt-get update\nFROM b\nRUN apt-get install -y a", "RUN apt-get update\nFROM b\nRUN apt-get install -y a")]
    [InlineData("RUN apt-get update\nRUN --network=none apt-get install -y a", "RUN apt-get update\nRUN --network=none apt-get install -y a")]
    [InlineData("RUN apt-get update\nRUN a || apt-get install -y b", "RUN apt-get update\nRUN a || apt-get install -y b")]
    public void An_update_moves_into_the_RUN_that_installs(string text, string mended) => Assert.Equal("FROM a\n" + mended, Mend("DF107", "FROM a\n" + text));

    private static string Mend(string id, string text) => new DockerfileBlock(text, [], LintSettings.None, null).Fix(Rules.Dockerfile.Single(r => r.Info.Id == id));
}
