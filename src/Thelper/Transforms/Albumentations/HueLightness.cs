namespace Thelper.Transforms.Albumentations;

/// <summary>
/// Hue, lightness and saturation, each from 0 to 1, where a hue of 1 is a circle: lightness is the mean of the largest and
/// the smallest of red, green and blue (Joblove and Greenberg, "Color Spaces for Computer Graphics", 1978).
/// </summary>
internal static class HueLightness
{
    /// <summary>Replaces red, green and blue, each from 0 to 1.</summary>
    public static void FromRgb(Span<float> values)
    {
        for (var i = 0; i < values.Length; i += 3)
        {
            var (r, g, b) = (values[i], values[i + 1], values[i + 2]);
            var (most, least) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
            var (light, range) = ((most + least) / 2, most - least);
            var sextant = range == 0 ? 0
                : most == r ? (g - b) / range
                : most == g ? 2 + ((b - r) / range)
                : 4 + ((r - g) / range);
            values[i] = (sextant < 0 ? sextant + 6 : sextant) / 6;
            values[i + 1] = light;
            values[i + 2] = range == 0 ? 0 : range / (1 - Math.Abs((2 * light) - 1));
        }
    }

    /// <summary>The reverse of <see cref="FromRgb"/>.</summary>
    public static void ToRgb(Span<float> values)
    {
        for (var i = 0; i < values.Length; i += 3)
        {
            var (hue, light, saturation) = (values[i] * 12, values[i + 1], values[i + 2]);
            var reach = saturation * Math.Min(light, 1 - light);
            for (var channel = 0; channel < 3; channel++)
            {
                var place = (hue + (channel == 0 ? 0 : channel == 1 ? 8 : 4)) % 12;
                values[i + channel] = light - (reach * Math.Clamp(Math.Min(place - 3, 9 - place), -1, 1));
            }
        }
    }

    public static double DeviationOfLightness(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        for (var i = 1; i < values.Length; i += 3)
        {
            sum += values[i];
            squares += values[i] * (double)values[i];
        }

        var (count, mean) = (values.Length / 3, sum / (values.Length / 3));
        return Math.Sqrt(Math.Max((squares / count) - (mean * mean), 0));
    }
}
