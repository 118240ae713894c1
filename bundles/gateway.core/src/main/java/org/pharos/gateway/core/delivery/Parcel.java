package org.pharos.gateway.core.delivery;

import org.pharos.gateway.api.study.InstanceUid;
import org.pharos.gateway.api.study.StudyUid;

/** One instance on its way to one destination. */
record Parcel(StudyUid study, int revision, InstanceUid instance, boolean result) {}
