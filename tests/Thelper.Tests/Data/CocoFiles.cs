using Thelper.Data;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

/// <summary>A small data set in COCO's format: images of 8 x 6 pixels, and the categories 3 (dog) and 7 (cat).</summary>
internal sealed class CocoFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string this[params IEnumerable<string> path] => _folder[path];

    public string Annotations => _folder["instances.json"];

    public void Image(string name) => _folder.Write(Path.Combine("images", name), ClassFolders.Png(8, 6));

    /// <summary>Writes the file for the images a.png (2) and b.png (1).</summary>
    public void Write(params IEnumerable<string> annotations)
    {
        Image("a.png");
        Image("b.png");
        WriteText($$"""
            {"info": {"year": 2026, "nested": [[1], {"id": 9}]},
             "images": [{"id": 2, "file_name": "a.png", "width": 8, "height": 6, "flickr_url": null},
                        {"file_name": "b.png", "id": 1, "height": 6, "width": 8}],
             "annotations": [{{string.Join(",\n", annotations)}}],
             "categories": [{"id": 7, "name": "cat", "supercategory": "animal"}, {"id": 3, "name": "dog"}]}
            """);
    }

    public void WriteText(string json) => _folder.Write("instances.json", json);

    public static string Box(string box, int image = 2, int category = 3, string more = "") =>
        "{" + $"\"id\": 5, \"image_id\": {image}, \"category_id\": {category}, \"bbox\": {box}{more}" + "}";

    public static string Region(string segmentation, int category = 3) =>
        "{" + $"\"id\": 5, \"segmentation\": {segmentation}, \"image_id\": 2, \"category_id\": {category}" + "}";

    public IDataset Open(string more = "", DataProblems? problems = null) => DatasetFragment.Open(
        "thelper.data.COCO", $"root: {_folder["images"]}, annotations: {Annotations}{more}", problems);

    public void Dispose() => _folder.Dispose();
}
