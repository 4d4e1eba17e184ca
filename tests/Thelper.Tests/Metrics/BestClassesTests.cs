using Thelper.Metrics;

namespace Thelper.Tests.Metrics;

public sealed class BestClassesTests
{
    [Fact]
    public void The_first_of_the_highest_scores_wins_whatever_the_number_of_classes()
    {
        var random = new Random(0);
        float[] values = [-1, -0.0f, 0, 0.5f, 1, float.PositiveInfinity, float.NegativeInfinity];
        var rows = Enumerable.Range(0, 5000).Select(i => Enumerable.Range(0, 1 + (i % 23)).Select(_ => values[random.Next(values.Length)]).ToArray());

        Assert.All(rows, row => Assert.Equal(Array.FindIndex(row, score => score == row.Max()), BestClasses.Of(row)));
    }

    [Fact]
    public void A_score_that_is_no_number_leaves_no_class_wherever_it_is() => Assert.All(
        from classes in Enumerable.Range(1, 23)
        from place in Enumerable.Range(0, classes)
        select (Classes: classes, Place: place),
        each => Assert.Null(BestClasses.Of([.. Enumerable.Range(0, each.Classes).Select(i => i == each.Place ? float.NaN : i)])));

    [Fact]
    public void All_places_at_once_have_the_same_classes()
    {
        var random = new Random(0);
        const int classes = 9;
        const int places = 50;
        float[] scores = [.. Enumerable.Range(0, classes * places).Select(_ => random.Next(40) == 0 ? float.NaN : random.Next(6))];
        var best = new int[places];
        BestClasses.Find(scores, new float[places], best);

        Assert.Equal(
            Enumerable.Range(0, places).Select(place => BestClasses.Of([.. Enumerable.Range(0, classes).Select(i => scores[(i * places) + place])]) ?? BestClasses.None),
            best);
    }
}
