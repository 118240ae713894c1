package org.pharos.itest.system.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pharos.test.kit.Orthanc;

/** What Orthanc says it holds. */
public final class Archive {

    private final Orthanc orthanc;

    public Archive(Orthanc orthanc) {
        this.orthanc = orthanc;
    }

    /** The SOP Instance UIDs of all objects. */
    public Set<String> instanceUids() throws IOException, InterruptedException {
        Set<String> uids = new TreeSet<>();
        for (JsonNode instance : json("/instances?expand")) {
            uids.add(instance.path("MainDicomTags").path("SOPInstanceUID").asText());
        }
        return uids;
    }

    /** The SOP Instance UIDs of a study's objects. */
    public Set<String> instanceUidsOf(String studyUid) throws IOException, InterruptedException {
        Set<String> uids = new TreeSet<>();
        for (String id : find("Instance", studyUid)) {
            uids.add(json("/instances/" + id).path("MainDicomTags").path("SOPInstanceUID").asText());
        }
        return uids;
    }

    public int instances() throws IOException, InterruptedException {
        return json("/statistics").path("CountInstances").asInt();
    }

    public int studies() throws IOException, InterruptedException {
        return json("/statistics").path("CountStudies").asInt();
    }

    /** The modalities of the series it lists under a study, sorted; empty when it has no such study. */
    public List<String> modalitiesOf(String studyUid) throws IOException, InterruptedException {
        List<String> modalities = new ArrayList<>();
        for (String id : find("Series", studyUid)) {
            modalities.add(json("/series/" + id).path("MainDicomTags").path("Modality").asText());
        }
        modalities.sort(null);
        return modalities;
    }

    /** The files of a study's objects of one modality, fetched back. */
    public List<Path> fetch(String studyUid, String modality, Path folder) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (String id : find("Series", studyUid)) {
            JsonNode series = json("/series/" + id);
            if (series.path("MainDicomTags").path("Modality").asText().equals(modality)) {
                for (JsonNode instance : series.path("Instances")) {
                    Path file = folder.resolve(instance.asText() + ".dcm");
                    files.add(Files.write(file, orthanc.bytes("/instances/" + instance.asText() + "/file")));
                }
            }
        }
        return files;
    }

    private List<String> find(String level, String studyUid) throws IOException, InterruptedException {
        String query = "{\"Level\": \"%s\", \"Query\": {\"StudyInstanceUID\": \"%s\"}}".formatted(level, studyUid);
        List<String> ids = new ArrayList<>();
        Json.MAPPER.readTree(orthanc.post("/tools/find", query)).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(orthanc.get(path));
    }
}
