namespace Thelper.Models.Detection;

/// <summary>A class that an anchor may hold.</summary>
/// <param name="Anchor">Its number among all.</param>
/// <param name="Label">Above 0.</param>
/// <param name="Score">How sure the model is.</param>
internal readonly record struct Candidate(int Anchor, int Label, float Score);

/// <summary>Chooses what may become detections of models that score each anchor's classes by themselves.</summary>
/// <param name="threshold">The score that must be exceeded.</param>
/// <param name="most">How many there are of a feature map.</param>
internal sealed class MapCandidates(double threshold, int most)
{
    /// <summary>The classes of anchors with the highest scores of each feature map; the label 0 is none.</summary>
    /// <param name="scores">For each anchor of an image a score of each label.</param>
    /// <param name="counts">The number of anchors of each feature map.</param>
    /// <param name="labels">Scores of each anchor.</param>
    public List<Candidate> Of(float[] scores, IReadOnlyList<long> counts, int labels)
    {
        var candidates = new List<Candidate>();
        var first = 0;
        foreach (var count in counts)
        {
            var end = first + ((int)count * labels);
            var ofMap = new List<int>();
            for (var i = first; i < end; i++)
            {
                if (scores[i] > (float)threshold && i % labels > 0)
                {
                    ofMap.Add(i);
                }
            }

            var order = DescendingOrder.Of([.. ofMap.Select(i => scores[i])]);
            candidates.AddRange(order.Take(most).Select(rank => ofMap[rank]).Select(i => new Candidate(i / labels, i % labels, scores[i])));
            first = end;
        }

        return candidates;
    }
}
