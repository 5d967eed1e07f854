import { useQuery } from '@tanstack/react-query';
import { Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { queryFor } from '../../bridge/keys.ts';
import { GuardedButton } from '../../components/guarded-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { householdAddress } from '../poverty/entry.ts';
import { HouseholdFacts } from '../poverty/households/household-facts.tsx';
import { NewHouseholdDrawer } from '../poverty/households/new-household.tsx';
import { RoundsPart } from '../poverty/households/rounds-part.tsx';
import type { Detail } from './detail.ts';

/** 户情: the household in which the person lives, with the conclusions of its rounds; without one it is recorded here. */
export function HouseholdTab({ person }: { readonly person: Detail }) {
  const home = useQuery(queryFor('households.ofPerson', { personId: person.id }));
  return (
    <Loaded of={home}>
      {({ householdId }) =>
        householdId === null ? (
          <NoHousehold person={person} />
        ) : (
          <Household id={householdId} person={person} />
        )
      }
    </Loaded>
  );
}

function NoHousehold({ person }: { readonly person: Detail }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { povertyCategory, fullName } = person.fields;
  return (
    <div className="empty">
      <p>
        没有登记户。台账的贫困属性是“{povertyCategory ?? '未填'}
        ”；户里登记了成员、帮扶联系人，才能逐户回访和监测。
      </p>
      <GuardedButton
        method="households.create"
        type="primary"
        reason={person.recycled ? '人员在回收站中' : null}
        onClick={() => setOpen(true)}
      >
        登记户
      </GuardedButton>{' '}
      <NewCaseButton person={person} />
      {open && (
        <NewHouseholdDrawer
          personId={person.id}
          fullName={fullName}
          onClose={() => setOpen(false)}
          onCreated={(id) => void navigate(householdAddress(id))}
        />
      )}
    </div>
  );
}

/** 登记线索 of this person: found at registration, release, bail or a visit (NEW-CASE). */
function NewCaseButton({ person }: { readonly person: Detail }) {
  const navigate = useNavigate();
  return (
    <GuardedButton
      method="povertyCases.open"
      reason={person.recycled ? '人员在回收站中' : null}
      onClick={() => void navigate(`/poverty?tab=cases&person=${person.id}`)}
    >
      登记返贫致贫线索
    </GuardedButton>
  );
}

function Household({ id, person }: { readonly id: number; readonly person: Detail }) {
  const household = useQuery(queryFor('households.get', { id }));
  return (
    <Loaded of={household}>
      {(detail) => (
        <>
          <section className="tab-part" aria-label="户">
            <div className="tab-part-head">
              <h3>
                <Space>
                  {detail.headName === '' ? '户' : `${detail.headName}户`}
                  <Link to={householdAddress(id)}>打开这一户</Link>
                  <NewCaseButton person={person} />
                  {detail.hints.length > 0 && (
                    <span className="warn">有{detail.hints.length}处需要核对</span>
                  )}
                </Space>
              </h3>
            </div>
            <HouseholdFacts household={detail} />
          </section>
          <section className="tab-part" aria-label="历次回访">
            <div className="tab-part-head">
              <h3>历次回访</h3>
            </div>
            <RoundsPart rounds={detail.rounds} />
          </section>
        </>
      )}
    </Loaded>
  );
}
