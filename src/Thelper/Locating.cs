using Thelper.Configuration;
using Thelper.Data;

namespace Thelper;

/// <summary>Finds the line of the configuration that the data or the machine contradicts.</summary>
internal static class Locating
{
    /// <param name="places">Where each setting stands.</param>
    /// <param name="make">What may find a contradiction.</param>
    /// <exception cref="ConfigException">A setting is contradicted; the sentence has its line.</exception>
    /// <exception cref="DataException">The data contradicts itself.</exception>
    public static T Run<T>(ConfigPlaces places, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (SettingException exception)
        {
            throw new ConfigException(exception.At(places));
        }
        catch (InvalidDataException exception)
        {
            throw new DataException(exception.Message, exception);
        }
    }
}
