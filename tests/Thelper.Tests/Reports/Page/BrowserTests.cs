using System.Text.RegularExpressions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Reports.Page;

public sealed class BrowserTests(SessionPageFixture session) : IClassFixture<SessionPageFixture>
{
    private const string Chart = "document.querySelectorAll('.chart svg')[0]";

    [SkippableFact]
    public void A_page_opens_without_a_complaint() => Assert.Empty(Browser.Open(session.Page).Complaints);

    [SkippableFact]
    public void Every_value_has_a_chart_with_a_line_for_each_set()
    {
        var document = Browser.Open(session.Page).Document;

        Assert.Equal(["loss", "accuracy", "lr", "loss by step"], Regex.Matches(document, """aria-label="(.*?)" """.Trim()).Select(match => match.Groups[1].Value));
        Assert.Equal(2 + 2 + 1 + 1, Regex.Count(document, """<path class="course" d="M"""));
    }

    [SkippableFact]
    public void Moving_over_a_chart_shows_the_values_there() =>
        Assert.Equal("epoch 2: train 1.25, valid 1", After("at('pointermove', 0.95)", $"{Chart}.parentElement.querySelector('.values').textContent"));

    [SkippableFact]
    public void Dragging_zooms_in() => Assert.NotEqual(
        After("", Path), After("at('pointerdown', 0.5); at('pointermove', 0.9); at('pointerup', 0.9)", Path));

    [SkippableFact]
    public void A_double_click_shows_all_again() => Assert.Equal(
        After("", Path), After("at('pointerdown', 0.5); at('pointerup', 0.9); at('dblclick', 0.5)", Path));

    [SkippableFact]
    public void A_click_on_a_name_hides_its_line() => Assert.Equal(
        "1", After($"{Chart}.parentElement.querySelector('.legend button').click()", $"{Chart}.querySelectorAll('.course').length"));

    [SkippableFact]
    public void Settings_that_have_their_defaults_are_hidden_until_asked_for() => Assert.Equal(
        "none, table-row",
        After(
            "globalThis.before = getComputedStyle(document.querySelector('tr.default')).display; document.getElementById('all-settings').click()",
            "before + ', ' + getComputedStyle(document.querySelector('tr.default')).display"));

    [SkippableFact]
    public void Values_that_differ_by_rounding_alone_have_a_chart_too()
    {
        using var folder = new TemporaryFolder();
        var page = folder.Write("page.html", session.Html.Replace("[1,1.75],[2,1.25]", "[1,1],[2,0.9999999999999999]", StringComparison.Ordinal)
            .Replace("[1,1.5],[2,1]", "[1,1],[2,1]", StringComparison.Ordinal));
        var (document, complaints) = Browser.Open(page);

        Assert.Empty(complaints);
        Assert.Equal(4, Regex.Count(document, "class=\"chart\""));
    }

    private static string Path => $"{Chart}.querySelector('.course').getAttribute('d')";

    /// <summary>What an expression gives after something was done with the page.</summary>
    private string After(string deed, string expression)
    {
        using var folder = new TemporaryFolder();
        var script = $$"""
            <script>
            const at = (name, share) => {
              const box = {{Chart}}.getBoundingClientRect();
              {{Chart}}.dispatchEvent(new PointerEvent(name, { clientX: box.left + share * box.width, clientY: box.top + 40, bubbles: true }));
            };
            {{deed}};
            document.body.insertAdjacentHTML('beforeend', '<p id="outcome"></p>');
            document.getElementById('outcome').textContent = {{expression}};
            </script></body>
            """;
        var page = folder.Write("page.html", session.Html.Replace("</body>", script, StringComparison.Ordinal));
        var (document, complaints) = Browser.Open(page);
        Assert.Empty(complaints);
        return Regex.Matches(document, """<p id="outcome">(.*?)</p>""", RegexOptions.Singleline)[^1].Groups[1].Value;
    }
}
