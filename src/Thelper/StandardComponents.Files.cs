using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddFileDatasets(ComponentCatalogue catalogue) => catalogue
        .Add<IDatasetOptions, CsvOptions>("thelper.data.CsvDataset")
        .Add<IDatasetOptions, JsonLinesOptions>("thelper.data.JsonLinesDataset");
}
