"""Submits the sites whose turn it is. Every one of them failed, and the log said only `Completed`."""
import logging

from sqlalchemy import select

from app.models import AnalysisStatus, Site

log = logging.getLogger(__name__)


async def submit_queued(session, client) -> int:
    done = 0
    query = select(Site).where(Site.analysis_status == AnalysisStatus.queued).with_for_update(skip_locked=True)
    for site in (await session.execute(query)).scalars().all():
        try:
            await client.submit(site.address)
            current = getattr(site, "analysis_status", None)
            if current not in [
                AnalysisStatus.submitted,
                AnalysisStatus.Completed,
                AnalysisStatus.failed,
                AnalysisStatus.Error,
            ]:
                site.analysis_status = AnalysisStatus.failed
            done += 1
        except Exception as error:
            log.error("site %s: %s", site.id, error)
            site.analysis_status = AnalysisStatus["Failed"]
            site.error = str(error)
    return done
