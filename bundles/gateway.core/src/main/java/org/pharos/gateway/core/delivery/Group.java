package org.pharos.gateway.core.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;

/** One revision of one study: what one event speaks of. */
record Group(StudyUid study, int revision) {

    /** Parcels by the revision they belong to, in the order they came. */
    static Map<Group, List<InstanceUid>> of(Collection<Parcel> parcels) {
        Map<Group, List<InstanceUid>> groups = new LinkedHashMap<>();
        for (Parcel parcel : parcels) {
            Group group = new Group(parcel.study(), parcel.revision());
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(parcel.instance());
        }
        return groups;
    }
}
